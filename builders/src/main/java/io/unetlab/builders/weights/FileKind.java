package io.unetlab.builders.weights;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file holds, recognised by the names of its tensors; the first that fits. Only what none of
 * these explains, apart from the network's own kind, may be called another network's weights.
 */
enum FileKind {
  LORA(
      "lora_(A|B|up|down|unet|te\\d?)\\b|lora_unet_|lora_te|\\.lora\\.|_lora\\.|\\.lora_|dora_scale",
      "this is a LoRA: changes to some layers, not a network's weights",
      "merge it into its network (diffusers: fuse_lora) and save that network's weights"),
  LYCORIS(
      "hada_w\\d|lokr_w\\d|\\.oft_(blocks|diag)|boft_|glora|\\.diff_b$",
      "this is a LyCORIS adapter (LoHa, LoKr, OFT): changes to some layers, not a network's"
          + " weights",
      "merge it into its network and save that network's weights"),
  IA3(
      "(^|[._])ia3|\\.on_input$",
      "this is an (IA)3 adapter: factors of some layers, not a network's weights",
      "merge it into its network and save that network's weights"),
  IP_ADAPTER(
      "^(ip_adapter|image_proj)\\.|to_[kv]_ip\\b",
      "this is an IP-Adapter: attention to images, which is added to a network",
      "name the network's own weights"),
  CONTROL_NET(
      "controlnet_(cond|down|mid)|(^|\\.)(input_hint_block|zero_convs)\\.|^control_model\\.",
      "this is a ControlNet, which is added to a network",
      "name the network's own weights"),
  T2I_ADAPTER(
      "^(adapter\\.)?body\\.\\d+\\.(block1|in_conv|resnets)\\b",
      "this is a T2I-Adapter, which is added to a network",
      "name the network's own weights"),
  MOTION_MODULE(
      "motion_modules\\.|temporal_transformer",
      "this is a motion module of AnimateDiff, which is added to a network",
      "name the network's own weights"),
  TEXTUAL_INVERSION(
      "^(emb_params|string_to_param|clip_[lg]|<.*>)",
      "this is a textual inversion: embeddings of words, which are read by the text encoder",
      "name the network's own weights"),
  HYPERNETWORK(
      "^(\\d{3,4}|(hypernet|hypernetwork)\\..*)\\.(\\d+\\.)?(linear\\d?|layers)\\.|^hypernet",
      "this is a hypernetwork, which changes the keys and values of a network's attention",
      "name the network's own weights"),
  DIFFUSION_TRANSFORMER(
      "(^|\\.)(joint_blocks|double_blocks|single_transformer_blocks|transformer_blocks\\.\\d+\\.ff_context"
          + "|blocks\\.\\d+\\.adaLN_modulation|context_embedder|caption_projection)\\b",
      "these are the weights of a diffusion transformer (SD 3, Flux, PixArt and the like), not of a"
          + " UNet",
      ""),
  FLAX(
      "\\.kernel$",
      "these are Flax's names (`kernel`, `scale`), whose numbers are in another order",
      "load it with diffusers (from_pretrained with from_flax=True) and save it as safetensors"),
  QUANTISED(
      "\\.(absmax|quant_map|nested_absmax|SCB|qweight|qzeros|quant_state\\..*)$",
      "these weights are quantised in integers (bitsandbytes, GPTQ), which are not read",
      "load the network in its framework, dequantise it, and save it in float16"),
  AVERAGE_ONLY(
      "^model_ema\\.",
      "these are the averaged weights (EMA) of an original checkpoint, whose names have no dots",
      "name the checkpoint's own weights, or convert it with diffusers (extract_ema=True)"),
  VAE(
      "^(first_stage_model\\.|vae\\.)?((encoder|decoder)\\.(conv_in|down|up|down_blocks|up_blocks)\\b"
          + "|post_quant_conv\\.)",
      "these are the weights of a VAE, which turns pictures into latents and back",
      Part.of("the VAE's weights are vae/diffusion_pytorch_model.safetensors")),
  TEXT_ENCODER(
      "text_model\\.(encoder|embeddings)\\.|(^|\\.)transformer\\.resblocks\\.|^shared\\.weight$"
          + "|encoder\\.block\\.\\d+\\.layer\\.|vision_model\\.",
      "these are the weights of a text or image encoder",
      Part.of("the text encoder's weights are text_encoder/model.safetensors")),
  TRAINING_STATE(
      "^(optimizer|exp_avg|state)\\.|exp_avg(_sq)?$",
      "this is an optimizer's state, not a network's weights",
      ""),
  UNET(
      "(^|\\.)(down_blocks\\.\\d+\\.(resnets|attentions)|input_blocks\\.\\d+\\.0)\\.",
      "these are the weights of a UNet",
      Part.of("the UNet's weights are unet/diffusion_pytorch_model.safetensors"));

  /**
   * A kind that is one of a pipeline's networks.
   *
   * @param place where a pipeline keeps its weights, as a clause
   */
  private record Part(String place) {

    static Part of(String place) {
      return new Part("in a pipeline's folder " + place);
    }
  }

  private final Pattern names;
  private final String statement;
  private final String remedy;
  private final Optional<Part> part;

  FileKind(String names, String statement, String remedy) {
    this(names, statement, remedy, Optional.empty());
  }

  FileKind(String names, String statement, Part part) {
    this(names, statement, "", Optional.of(part));
  }

  FileKind(String names, String statement, String remedy, Optional<Part> part) {
    this.names = Pattern.compile(names);
    this.statement = statement;
    this.remedy = remedy;
    this.part = part;
  }

  /** The kind of a network of these names, if it is one of a pipeline's. */
  private static Optional<FileKind> ofNetwork(Collection<String> network) {
    return Arrays.stream(values())
        .filter(kind -> kind.part.isPresent() && network.stream().anyMatch(kind::shows))
        .findFirst();
  }

  /**
   * Why a file of these names is not a network's, if they show it.
   *
   * @param network the names of the network's weights
   */
  static Optional<FileReason> reason(Collection<String> names, Collection<String> network) {
    Optional<FileKind> own = ofNetwork(network);
    String place = own.flatMap(kind -> kind.part).map(Part::place).orElse("");
    return Arrays.stream(values())
        .filter(kind -> !own.equals(Optional.of(kind)) && names.stream().anyMatch(kind::shows))
        .findFirst()
        .map(
            kind ->
                new FileReason(
                    WeightCode.OTHER_KIND,
                    kind.statement,
                    kind.part.isPresent() ? place : kind.remedy));
  }

  private boolean shows(String name) {
    return name.length() <= NameReadings.LONGEST_NAME && names.matcher(name).find();
  }
}
