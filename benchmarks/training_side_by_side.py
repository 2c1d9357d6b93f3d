#!/usr/bin/env python3
"""Steps of training in plain PyTorch and in UNetLab, side by side: two processes that take steps in turn.

    ./mvnw -q -Pbench -Dquick -pl benchmarks -am package
    python3 benchmarks/training_side_by_side.py --threads 1 --rounds 15

A step is the forward and the backward pass of a small UNet at batch 32, clipping by norm, AdamW (PyTorch's fused one) and the
moving average of the weights. Both sides start from the same weights, see the same batch, and must have the same losses.
Needs torch and safetensors.
"""
import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPEC = HERE / "networks" / "training.yaml"
GROUPS, HEADS, LEVELS, TEXT, LATENT, TOKENS, SIZE = 8, 4, (32, 64), 32, 12, 8, 8


def serve(options):
    import torch
    from safetensors.torch import load_file
    from torch import nn
    from torch.nn import functional as F

    class Resnet(nn.Module):
        def __init__(self, inner, outer):
            super().__init__()
            self.norm1, self.norm2 = nn.GroupNorm(GROUPS, inner), nn.GroupNorm(GROUPS, outer)
            self.conv1, self.conv2 = nn.Conv2d(inner, outer, 3, 1, 1), nn.Conv2d(outer, outer, 3, 1, 1)
            self.time_emb_proj = nn.Linear(4 * LEVELS[0], outer)
            if inner != outer:
                self.conv_shortcut = nn.Conv2d(inner, outer, 1)

        def forward(self, x, time):
            h = self.conv1(F.silu(self.norm1(x))) + self.time_emb_proj(time)[:, :, None, None]
            h = self.conv2(F.silu(self.norm2(h)))
            return (self.conv_shortcut(x) if hasattr(self, "conv_shortcut") else x) + h

    class Attention(nn.Module):
        def __init__(self, width, context):
            super().__init__()
            self.to_q, self.to_k = nn.Linear(width, width, False), nn.Linear(context, width, False)
            self.to_v, self.to_out = nn.Linear(context, width, False), nn.ModuleList([nn.Linear(width, width)])

        def forward(self, x, context):
            q, k, v = (
                part.unflatten(2, (HEADS, -1)).transpose(1, 2)
                for part in (self.to_q(x), self.to_k(context), self.to_v(context))
            )
            return self.to_out[0](F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))

    class Gated(nn.Module):
        def __init__(self, width, outer):
            super().__init__()
            self.proj = nn.Linear(width, 2 * outer)

        def forward(self, x):
            h, gate = self.proj(x).chunk(2, -1)
            return h * F.gelu(gate)

    class FeedForward(nn.Module):
        def __init__(self, width):
            super().__init__()
            self.net = nn.ModuleList([Gated(width, 4 * width), nn.Identity(), nn.Linear(4 * width, width)])

        def forward(self, x):
            return self.net[2](self.net[0](x))

    class Block(nn.Module):
        def __init__(self, width):
            super().__init__()
            self.norm1, self.norm2, self.norm3 = nn.LayerNorm(width), nn.LayerNorm(width), nn.LayerNorm(width)
            self.attn1, self.attn2, self.ff = Attention(width, width), Attention(width, TEXT), FeedForward(width)

        def forward(self, x, text):
            h = self.norm1(x)
            x = x + self.attn1(h, h)
            x = x + self.attn2(self.norm2(x), text)
            return x + self.ff(self.norm3(x))

    class Transformer(nn.Module):
        def __init__(self, width):
            super().__init__()
            self.norm, self.proj_in = nn.GroupNorm(GROUPS, width, 1e-6), nn.Conv2d(width, width, 1)
            self.transformer_blocks, self.proj_out = nn.ModuleList([Block(width)]), nn.Conv2d(width, width, 1)

        def forward(self, x, text):
            h = self.proj_in(self.norm(x)).flatten(2).transpose(1, 2)
            h = self.transformer_blocks[0](h, text).transpose(1, 2).unflatten(2, x.shape[2:])
            return x + self.proj_out(h)

    class Resampler(nn.Module):
        def __init__(self, width, stride):
            super().__init__()
            self.conv = nn.Conv2d(width, width, 3, stride, 1)

    class Stage(nn.Module):
        def __init__(self, pairs, attentions):
            super().__init__()
            self.resnets = nn.ModuleList([Resnet(*pair) for pair in pairs])
            self.attentions = nn.ModuleList([Transformer(pairs[0][1]) for _ in range(attentions)])

    class UNet(nn.Module):
        def __init__(self):
            super().__init__()
            low, high = LEVELS
            self.conv_in, self.conv_out = nn.Conv2d(LATENT, low, 3, 1, 1), nn.Conv2d(low, LATENT, 3, 1, 1)
            self.time_embedding = nn.ModuleDict({"linear_1": nn.Linear(low, 4 * low), "linear_2": nn.Linear(4 * low, 4 * low)})
            self.down_blocks = nn.ModuleList([Stage([(low, low)], 1), Stage([(low, high)], 1)])
            self.down_blocks[0].downsamplers = nn.ModuleList([Resampler(low, 2)])
            self.mid_block = Stage([(high, high)] * 2, 1)
            self.up_blocks = nn.ModuleList(
                [Stage([(2 * high, high), (high + low, high)], 2), Stage([(high + low, low), (2 * low, low)], 2)]
            )
            self.up_blocks[0].upsamplers = nn.ModuleList([Resampler(high, 1)])
            self.conv_norm_out = nn.GroupNorm(GROUPS, low)

        def forward(self, x, timestep, text):
            half = LEVELS[0] // 2
            angles = timestep[:, None] * torch.exp(-9.210340371976184 * torch.arange(half) / half)
            time = self.time_embedding["linear_1"](torch.cat([angles.cos(), angles.sin()], 1))
            time = F.silu(self.time_embedding["linear_2"](F.silu(time)))
            x = self.conv_in(x)
            skips = [x]
            for stage in self.down_blocks:
                x = stage.attentions[0](stage.resnets[0](x, time), text)
                skips.append(x)
                if hasattr(stage, "downsamplers"):
                    x = stage.downsamplers[0].conv(x)
                    skips.append(x)
            middle = self.mid_block
            x = middle.resnets[1](middle.attentions[0](middle.resnets[0](x, time), text), time)
            for stage in self.up_blocks:
                for resnet, attention in zip(stage.resnets, stage.attentions):
                    x = attention(resnet(torch.cat([x, skips.pop()], 1), time), text)
                if hasattr(stage, "upsamplers"):
                    x = stage.upsamplers[0].conv(F.interpolate(x, scale_factor=2.0, mode="nearest"))
            return self.conv_out(F.silu(self.conv_norm_out(x)))

    def waves(*shape):
        i = torch.arange(torch.Size(shape).numel(), dtype=torch.int64)
        return torch.sin(0.61 * (i * i % 10007).double()).float().reshape(shape)

    torch.set_num_threads(options.threads)
    model = UNet()
    model.load_state_dict(load_file(options.weights))
    weights = list(model.parameters())
    averages = [weight.detach().clone() for weight in weights]
    optimizer = torch.optim.AdamW(weights, 1e-3, fused=True)
    sample, text = waves(options.batch, LATENT, SIZE, SIZE), waves(options.batch, TOKENS, TEXT)
    times = torch.div(999 * torch.arange(options.batch), options.batch, rounding_mode="floor").float()
    taken = 0
    for line in sys.stdin:
        start, cpu = time.perf_counter(), time.process_time()
        for _ in range(int(line)):
            taken += 1
            error = F.mse_loss(model(sample, times, text), sample)
            error.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0, foreach=True)
            optimizer.step()
            optimizer.zero_grad()
            with torch.no_grad():
                torch._foreach_lerp_(averages, weights, 1 - min(0.995, (1 + taken) / (10 + taken)))
        print(error.item(), time.perf_counter() - start, time.process_time() - cpu, flush=True)


def main(options):
    with tempfile.TemporaryDirectory() as folder:
        weights = options.weights or seeded(Path(folder) / "weights.safetensors")
        java = [*options.java.split(), "io.unetlab.benchmarks.TrainingSteps", SPEC, weights, options.batch, options.threads]
        python = [sys.executable, __file__, "--serve", "--weights", weights, "--batch", options.batch, "--threads", options.threads]
        sides = {"PyTorch": python, **{kernels: [*java, kernels] for kernels in options.kernels.split(",")}}
        sides = {
            name: subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for name, command in sides.items()
        }
        losses = {name: ask(side, options.warm_up)[0] for name, side in sides.items()}
        print("loss after the warm-up:", losses)
        assert max(losses.values()) - min(losses.values()) < 1e-3 * max(losses.values())
        rounds = [{name: ask(side, options.steps) for name, side in sides.items()} for _ in range(options.rounds)]
        for column, what in (1, "wall"), (2, "processor"):
            for name in sides:
                times = [1000 * one[name][column] / options.steps for one in rounds]
                ratios = [one[name][column] / one["PyTorch"][column] for one in rounds]
                print(f"{name:8} {what} ms a step {spread(times, 0)}, ratio by round {spread(ratios, 2)}")
        for side in sides.values():
            side.stdin.close()


def seeded(file):
    subprocess.run([HERE.parent / "unetlab", "init", SPEC, "--seed", "1", "-o", file], check=True, stdout=subprocess.DEVNULL)
    return file


def ask(side, steps):
    side.stdin.write(f"{steps}\n")
    side.stdin.flush()
    return [float(word) for word in side.stdout.readline().split()]


def spread(numbers, digits):
    return f"{statistics.median(numbers):.{digits}f} ({min(numbers):.{digits}f} to {max(numbers):.{digits}f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--steps", type=int, default=5, help="steps of each side in a round")
    parser.add_argument("--warm-up", type=int, default=30, help="steps before the first round")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--kernels", default="fused", help="fused,plain")
    parser.add_argument("--java", default=f"java -cp {HERE / 'target' / 'benchmarks.jar'}", help="how Java is started")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--weights", help="of networks/training.yaml; made by unetlab init if left out")
    arguments = parser.parse_args()
    serve(arguments) if arguments.serve else main(arguments)
