#!/usr/bin/env python3
"""Counts one UNet of diffusers with every counting tool that is installed.

    ./unetlab export diffusers sd15 -o config.json
    python benchmarks/counting_side_by_side.py config.json

Nothing is computed: the model and its inputs have shapes and no data (PyTorch's meta device). fvcore alone traces a real
forward pass, which takes as much memory as one. Tools that are missing are named. UNetLab's own count is
`./unetlab show sd15`.
"""

import argparse
import importlib
import json
import sys

import torch


def model_of(config, plain, device):
    from diffusers import UNet2DConditionModel
    from diffusers.models.attention_processor import AttnProcessor

    with torch.device(device):
        model = UNet2DConditionModel.from_config(config).eval()
    if plain:
        model.set_attn_processor(AttnProcessor())
    return model


def inputs_of(config, tokens, device):
    size = config["sample_size"]
    return (
        torch.randn(1, config["in_channels"], size, size, device=device),
        torch.ones(1, device=device),
        torch.randn(1, tokens, config["cross_attention_dim"], device=device),
    )


def by_diffusers(model, inputs):
    return model.num_parameters(), None


def by_thop(model, inputs):
    import thop

    macs, params = thop.profile(model, inputs=inputs, verbose=False)
    return params, macs


def by_torchinfo(model, inputs):
    import torchinfo

    found = torchinfo.summary(model, input_data=inputs, device="meta", verbose=0)
    return found.total_params, found.total_mult_adds


def by_fvcore(model, inputs):
    from fvcore.nn import FlopCountAnalysis, parameter_count

    class Tensors(torch.nn.Module):
        """What fvcore can trace: tensors in, a tensor out."""

        def __init__(self):
            super().__init__()
            self.model = model

        def forward(self, *inputs):
            return self.model(*inputs, return_dict=False)[0]

    found = FlopCountAnalysis(Tensors(), inputs).unsupported_ops_warnings(False).uncalled_modules_warnings(False)
    return parameter_count(model)[""], found.total()


def by_torch(model, inputs):
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        model(*inputs)
    return sum(p.numel() for p in model.parameters()), counter.get_total_flops() / 2


TOOLS = {
    "diffusers": by_diffusers,
    "thop": by_thop,
    "torchinfo": by_torchinfo,
    "fvcore": by_fvcore,
    "torch": by_torch,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", help="the config.json of a UNet2DConditionModel")
    parser.add_argument("--tokens", type=int, default=77, help="length of the text")
    args = parser.parse_args()
    with open(args.config) as file:
        config = json.load(file)
    print("| tool | attention | parameters | G MACs |")
    print("|---|---|--:|--:|")
    for name, count in TOOLS.items():
        try:
            version = getattr(importlib.import_module(name), "__version__", "")
        except ImportError as missing:
            print(f"| {name} | | not installed: {missing} | |")
            continue
        for plain in (False, True):
            device = "cpu" if name == "fvcore" else "meta"
            try:
                with torch.no_grad():
                    params, macs = count(model_of(config, plain, device), inputs_of(config, args.tokens, device))
            except Exception as failed:  # a tool that cannot is a result too
                print(f"| {name} {version} | {'plain' if plain else 'fused'} | {type(failed).__name__}: {failed} | |")
                continue
            shown = "" if macs is None else f"{macs / 1e9:.2f}"
            print(f"| {name} {version} | {'plain' if plain else 'fused'} | {int(params):,} | {shown} |")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
