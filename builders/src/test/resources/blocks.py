"""What PyTorch computes inside the reference networks, at the ends of their blocks.

For each network in reference this writes blocks.safetensors: the inputs and outputs of its
residual blocks, transformer stacks and blocks, resamplers and middle, named by the paths of our
graph's nodes; only the first of a batch. A network with a config.json runs as diffusers'
UNet2DConditionModel; the others, which diffusers cannot express, run as the few lines of PyTorch
below. Both must reproduce the output in io.safetensors.

    pip install torch safetensors diffusers
    python blocks.py
"""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch.nn.functional import conv2d, gelu, group_norm, interpolate, layer_norm, linear
from torch.nn.functional import relu, scaled_dot_product_attention, silu

LAST_NODE = {  # of a diffusers module, in our graph
    "ResnetBlock2D": ".add",
    "Transformer2DModel": ".add",
    "BasicTransformerBlock": ".add3",
    "Downsample2D": ".conv",
    "Upsample2D": ".conv",
}


def run_diffusers(folder, weights, io):
    """Runs diffusers' network with hooks that keep its modules' inputs and outputs."""
    from diffusers import UNet2DConditionModel

    model = UNet2DConditionModel.from_config(json.loads((folder / "config.json").read_text()))
    model.load_state_dict(weights)
    nodes = {"encoder_hidden_states": io["encoder_hidden_states"]}

    def path(tensor, otherwise):
        """The node that produced a tensor; a tensor of no module was made for the reader."""
        known = [name for name, value in nodes.items() if value is tensor]
        return known[0] if known else otherwise

    def hook(name, kind):
        def keep(module, args, output):
            if kind == "ResnetBlock2D":
                block, number = name.split(".resnets.")
                nodes[path(args[0], f"{block}.join.{number}")] = args[0]
                nodes["embedding_activation"] = silu(args[1])
            if kind == "BasicTransformerBlock":
                nodes[path(args[0], name.split(".transformer_blocks.")[0] + ".to_tokens")] = args[0]
            result = output[0] if isinstance(output, tuple) else output
            nodes[name + LAST_NODE.get(kind, "")] = result

        return keep

    for name, module in model.named_modules():
        kind = type(module).__name__
        entrance = name == "conv_in" or name.endswith(".proj_in") and kind == "Linear"
        if kind in LAST_NODE or entrance:
            module.register_forward_hook(hook(name, kind))
    added = {key: io[key] for key in ("text_embeds", "time_ids") if key in io}
    output = model(
        io["sample"], io["timestep"], io["encoder_hidden_states"], added_cond_kwargs=added
    ).sample
    return nodes, output


class MobileNetwork:
    """A network like MobileDiffusion's (arXiv 2311.16567); its weights show which parts it has."""

    heads = 4
    groups = 4

    def __init__(self, weights, gate, attention):
        self.weights = weights
        self.gate = gate
        self.attention = attention
        self.nodes = {}

    def has(self, path):
        return any(name.startswith(path + ".") for name in self.weights)

    def of(self, path):
        return self.weights[path + ".weight"], self.weights.get(path + ".bias")

    def keep(self, path, tensor):
        self.nodes[path] = tensor
        return tensor

    def conv(self, path, x, stride=1):
        if self.has(path + ".depthwise"):
            weight, _ = self.of(path + ".depthwise")
            x = conv2d(x, weight, None, stride, weight.shape[-1] // 2, 1, x.shape[1])
            return conv2d(x, *self.of(path + ".pointwise"))
        weight, bias = self.of(path)
        return conv2d(x, weight, bias, stride, weight.shape[-1] // 2)

    def linear(self, path, x):
        return linear(x, *self.of(path))

    def norm(self, path, x):
        return layer_norm(x, x.shape[-1:], *self.of(path), 1e-5)

    def resnet(self, path, x, time):
        h = silu(group_norm(x, self.groups, *self.of(path + ".norm1"), 1e-5))
        h = self.conv(path + ".conv1", h)
        h = h + self.linear(path + ".time_emb_proj", time)[:, :, None, None]
        h = silu(group_norm(h, self.groups, *self.of(path + ".norm2"), 1e-5))
        h = self.conv(path + ".conv2", h)
        shortcut = path + ".conv_shortcut"
        return self.keep(path + ".add", (self.conv(shortcut, x) if self.has(shortcut) else x) + h)

    def attend(self, path, x, context):
        values = path + (".to_v" if self.has(path + ".to_v") else ".to_k")
        parts = (path + ".to_q", x), (path + ".to_k", context), (values, context)
        heads = [self.linear(*part).unflatten(2, (self.heads, -1)) for part in parts]
        h = self.attention(*(part.transpose(1, 2) for part in heads)).transpose(1, 2).flatten(2)
        return self.linear(path + ".to_out.0", h)

    def transformer(self, path, x, text):
        if self.has(path + ".attn1"):
            h = self.norm(path + ".norm1", x)
            x = x + self.attend(path + ".attn1", h, h)
        x = x + self.attend(path + ".attn2", self.norm(path + ".norm2", x), text)
        h, gate = self.linear(path + ".ff.net.0.proj", self.norm(path + ".norm3", x)).chunk(2, -1)
        return self.keep(path + ".add3", x + self.linear(path + ".ff.net.2", h * self.gate(gate)))

    def stack(self, path, x, text):
        h = group_norm(x, self.groups, *self.of(path + ".norm"), 1e-6)
        h = self.conv(path + ".proj_in", h).flatten(2).transpose(1, 2)
        self.keep(path + ".to_tokens", h)
        index = 0
        while self.has(f"{path}.transformer_blocks.{index}"):
            h = self.transformer(f"{path}.transformer_blocks.{index}", h, text)
            index += 1
        h = h.transpose(1, 2).unflatten(2, x.shape[2:])
        return self.keep(path + ".add", x + self.conv(path + ".proj_out", h))

    def run(self, sample, timestep, text):
        self.keep("encoder_hidden_states", text)
        width = self.weights["conv_in.weight"].shape[0]
        angles = timestep[:, None] * 10000 ** (-torch.arange(width // 2) / (width // 2))
        time = self.linear("time_embedding.linear_1", torch.cat([angles.cos(), angles.sin()], 1))
        time = self.linear("time_embedding.linear_2", silu(time))
        time = self.keep("embedding_activation", silu(time))
        x = self.keep("conv_in", self.conv("conv_in", sample))
        skips = [x]
        down = 0
        while self.has(f"down_blocks.{down}"):
            x = self.resnet(f"down_blocks.{down}.resnets.0", x, time)
            if self.has(f"down_blocks.{down}.attentions.0"):
                x = self.stack(f"down_blocks.{down}.attentions.0", x, text)
            skips.append(x)
            resampler = f"down_blocks.{down}.downsamplers.0.conv"
            if self.has(resampler):
                x = self.keep(resampler, self.conv(resampler, x, 2))
                skips.append(x)
            down += 1
        x = self.resnet("mid_block.resnets.0", x, time)
        x = self.stack("mid_block.attentions.0", x, text)
        x = self.resnet("mid_block.resnets.1", x, time)
        for up in range(down):
            for index in range(2):
                x = self.keep(f"up_blocks.{up}.join.{index}", torch.cat([x, skips.pop()], 1))
                x = self.resnet(f"up_blocks.{up}.resnets.{index}", x, time)
                if self.has(f"up_blocks.{up}.attentions.{index}"):
                    x = self.stack(f"up_blocks.{up}.attentions.{index}", x, text)
            resampler = f"up_blocks.{up}.upsamplers.0.conv"
            if self.has(resampler):
                large = interpolate(x, scale_factor=2.0, mode="nearest")
                x = self.keep(resampler, self.conv(resampler, large))
        x = silu(group_norm(x, self.groups, *self.of("conv_norm_out"), 1e-5))
        return self.nodes, self.conv("conv_out", x)


def relu_attention(q, k, v):
    return relu(q @ k.transpose(2, 3) / q.shape[3] ** 0.5) / k.shape[2] @ v


def run(folder, weights, io):
    if folder.name == "md_tiny":
        network = MobileNetwork(weights, silu, scaled_dot_product_attention)
    elif folder.name == "md_relu_tiny":
        network = MobileNetwork(weights, gelu, relu_attention)
    else:
        return run_diffusers(folder, weights, io)
    return network.run(io["sample"], io["timestep"], io["encoder_hidden_states"])


def main():
    for folder in sorted((Path(__file__).parent / "reference").iterdir()):
        io = load_file(folder / "io.safetensors")
        with torch.no_grad():
            nodes, output = run(folder, load_file(folder / "weights.safetensors"), io)
        error = ((output - io["output"]).abs().max() / io["output"].std()).item()
        assert error < 1e-4, f"{folder.name}: {error}"
        first = {name: value[:1].contiguous() for name, value in nodes.items()}
        save_file(first, folder / "blocks.safetensors")
        print(f"{folder.name}: {len(nodes)} tensors, output within {error:.1e} deviations")


if __name__ == "__main__":
    main()
