"""How PyTorch trains two of the reference networks: ten steps with each optimizer.

For each this writes training.csv: the loss before each step and the norm of the gradients before
they are clipped; in the last line, the loss of the averaged weights. Step n shows the network its
reference sample times n / 5, to be turned into the sample itself.

    pip install torch safetensors
    python training.py
"""

from pathlib import Path

import torch
from blocks import MobileNetwork, relu_attention
from safetensors.torch import load_file
from torch.nn.functional import gelu, mse_loss, scaled_dot_product_attention, silu
from torch.optim import SGD, Adam, AdamW

STEPS = 10
CLIP = 0.5
EMA = 0.6
NETWORKS = {"md_tiny": (silu, scaled_dot_product_attention), "md_relu_tiny": (gelu, relu_attention)}
OPTIMIZERS = {
    "adamw": lambda weights: AdamW(weights, 1e-3, (0.9, 0.99), 1e-8, 0.01),
    "adam": lambda weights: Adam(weights, 1e-3, (0.9, 0.99), 1e-8, 0.01),
    "sgd": lambda weights: SGD(weights, 1e-2, 0.9, weight_decay=0.01),
}


def loss(name, weights, io, step):
    network = MobileNetwork(weights, *NETWORKS[name])
    inputs = io["sample"] * (step / 5), io["timestep"], io["encoder_hidden_states"]
    return mse_loss(network.run(*inputs)[1], io["sample"])


def train(name, weights, io, optimizer):
    weights = {key: value.clone().requires_grad_() for key, value in weights.items()}
    averages = {key: value.detach().clone() for key, value in weights.items()}
    rule = optimizer(weights.values())
    for step in range(1, STEPS + 1):
        error = loss(name, weights, io, step)
        error.backward()
        norm = torch.nn.utils.clip_grad_norm_(weights.values(), CLIP).item()
        yield f"{step},{error.item():.8f},{norm:.8f}"
        rule.step()
        rule.zero_grad()
        decay = min(EMA, (1 + step) / (10 + step))
        for key, average in averages.items():
            average.lerp_(weights[key].detach(), 1 - decay)
    with torch.no_grad():
        yield f"averaged,{loss(name, averages, io, STEPS).item():.8f},"


def main():
    for name in NETWORKS:
        folder = Path(__file__).parent / "reference" / name
        io, weights = load_file(folder / "io.safetensors"), load_file(folder / "weights.safetensors")
        lines = ["optimizer,step,loss,norm"]
        for rule, made in OPTIMIZERS.items():
            lines += [f"{rule},{line}" for line in train(name, weights, io, made)]
        (folder / "training.csv").write_text("\n".join(lines) + "\n")
        print("\n".join([name, *lines]))


main()
