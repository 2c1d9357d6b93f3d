#!/usr/bin/env python3
"""One network in diffusers and in UNetLab, side by side: fresh processes in turn, in random order within each round.

    python3 benchmarks/side_by_side.py sd15 --rounds 5 --threads 2
    python3 benchmarks/side_by_side.py sd_vae_decoder --rounds 5 --threads 2 --runtimes djl,onnxruntime
    python3 benchmarks/side_by_side.py clip_vit_l14 --rounds 5 --threads 2 --runtimes djl,onnxruntime

UNets, decoders and encoders need torch and diffusers, text encoders torch and transformers. Both sides compute one forward
pass in float32 at batch 1 with random weights. With --dry-run, no network runs and none of these is needed.
"""
import argparse
import importlib.util
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

UNETLAB = Path(__file__).resolve().parent.parent / "unetlab"
BASE = "diffusers"
TEXT_ENCODERS = ("CLIPTextModel", "CLIPTextModelWithProjection")
AUTOENCODERS = ("AutoencoderKL", "AutoencoderTiny")


def class_of(config):
    return config.get("_class_name") or config["architectures"][0]


def unet(job, torch):
    """A UNet, as a forward pass to call and what computes its attention."""
    import diffusers

    config = job["config"]
    model = diffusers.UNet2DConditionModel.from_config(config).eval()
    latent, text, extra = torch.randn(1, *job["size"]), torch.randn(1, *job["text"]), {}
    if config.get("addition_embed_type") == "text_time":
        width = config["projection_class_embeddings_input_dim"] - 6 * config["addition_time_embed_dim"]
        extra = {"added_cond_kwargs": {"time_ids": torch.randn(1, 6), "text_embeds": torch.randn(1, width)}}
    attention = type(next(iter(model.attn_processors.values()))).__name__
    return lambda: model(latent, 500, text, **extra), f"diffusers {diffusers.__version__}, {attention}"


def autoencoder(job, torch):
    """The half of an autoencoder that the job names; the other half is dropped, so that the peak of memory is that of one."""
    import diffusers

    model = getattr(diffusers, class_of(job["config"])).from_config(job["config"]).eval()
    setattr(model, "encoder" if job["kind"] == "decoder" else "decoder", torch.nn.Identity())
    image, forward = torch.randn(1, *job["size"]), model.decode if job["kind"] == "decoder" else model.encode
    return lambda: forward(image), f"diffusers {diffusers.__version__}"


def text_encoder(job, torch):
    """A text encoder that reads random ids."""
    import transformers

    config = transformers.CLIPTextConfig.from_dict(job["config"])
    model = getattr(transformers, class_of(job["config"]))(config).eval()
    ids = torch.randint(0, config.vocab_size, (1, *job["size"]))
    attention = getattr(model.config, "_attn_implementation", "unknown")
    return lambda: model(input_ids=ids), f"transformers {transformers.__version__}, attention {attention}"


def maker_of(config):
    """What builds the forward pass of a config, and the package that it needs."""
    name = class_of(config)
    if name == "UNet2DConditionModel":
        return unet, "diffusers"
    if name in AUTOENCODERS:
        return autoencoder, "diffusers"
    if name in TEXT_ENCODERS:
        return text_encoder, "transformers"
    sys.exit(f"side_by_side: neither diffusers nor transformers has the class {name}")


def child(job_file, threads, runs):
    """Runs the network of a job and prints what it took as JSON."""
    import resource

    import torch

    torch.set_num_threads(threads)
    torch.manual_seed(0)
    job = json.loads(Path(job_file).read_text())
    times = []
    with torch.no_grad():
        forward, what = maker_of(job["config"])[0](job, torch)
        for _ in range(runs + 1):
            start = time.perf_counter()
            forward()
            times.append(1000 * (time.perf_counter() - start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    versions = f"{what}, PyTorch {torch.__version__}, Python {platform.python_version()}"
    print(json.dumps({"ms": times[1:], "peak": peak, "what": versions}))


def call(command, accepted=(0,)):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in accepted:
        sys.exit(f"side_by_side: {command[0]} exited with {done.returncode}\n{done.stderr.strip()}")
    return done.stdout


def write_job(spec, folder):
    """Writes the network's config and the shapes of its inputs into a file, and returns its path."""
    config, job = Path(folder) / "config.json", Path(folder) / "job.json"
    call([UNETLAB, "export", "diffusers", spec, "-o", config])
    shown = json.loads(call([UNETLAB, "show", spec, "--json"]))
    # Such as `latent 4 x 64 x 64`, `image 3 x 512 x 512` or `77 tokens`.
    shapes = {"kind": shown["kind"], "size": [int(length) for length in re.findall("[0-9]+", shown["size"])]}
    if shown["text"]:
        shapes["text"] = [shown["text"]["tokens"], shown["text"]["width"]]
    job.write_text(json.dumps({"config": json.loads(config.read_text()), **shapes}))
    return job


def check_packages(package):
    missing = [name for name in ("torch", package) if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(f"side_by_side: {' and '.join(missing)} missing for {sys.executable}; install with pip, or set PYTHONPATH")


def diffusers_command(job, args):
    return [sys.executable, __file__, "--child", job, "--threads", args.threads, "--runs", args.runs]


def unetlab_command(runtime, args):
    return [UNETLAB, "bench", args.spec, "--runtime", runtime, "--protocol", "quick", "--threads", args.threads, "--json"]


def in_diffusers(job, args):
    return json.loads(call(diffusers_command(job, args)))


def in_unetlab(runtime, args):
    result = json.loads(call(unetlab_command(runtime, args), accepted=(0, 3)))  # 3: measured, but not by the protocol's standards
    if not result["measured"]:
        sys.exit(f"side_by_side: bench could not measure: {result['failed']}")
    network = result["measured"][0]
    origin = network["provenance"]
    return {
        "ms": [sample["duration_ns"] / 1e6 for sample in network["samples"]],
        "peak": origin["peak_resident_bytes"],
        "what": f"UNetLab {origin['tool']}, {origin['runtime']} {origin['runtime_version']}, Java {origin['java']}",
    }


def spread(values, form):
    return f"{statistics.median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def report(rounds, args):
    sides = [BASE, *args.runtimes]
    print(f"{args.spec}: {len(rounds)} rounds, {args.threads} threads, float32, {platform.machine()}, {os.cpu_count()} cores\n")
    print("side            runs  ms: median (range)              ratio to diffusers, by round    peak memory")
    for side in sides:
        samples = [value for one in rounds for value in one[side]["ms"]]
        ratios = [statistics.median(one[side]["ms"]) / statistics.median(one[BASE]["ms"]) for one in rounds]
        ratio = "1" if side == BASE else spread(ratios, ".3f")
        peaks = [one[side]["peak"] for one in rounds]
        peak = "unknown" if None in peaks else f"{max(peaks) / 2**30:.2f} GiB"
        print(f"{side:<14}  {len(samples):>4}  {spread(samples, '.0f'):<30}  {ratio:<30}  {peak}")
    print()
    for side in sides:
        print(f"{side}: {rounds[0][side]['what']}")


def dry_run(job, written, maker, args):
    inputs = " and ".join(" x ".join(str(length) for length in [1, *written[key]]) for key in ("size", "text") if key in written)
    print(f"{class_of(written['config'])}, its {written['kind']} by {maker.__name__}(), inputs {inputs}")
    for command in [diffusers_command(job, args), *(unetlab_command(runtime, args) for runtime in args.runtimes)]:
        print(*command)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spec", nargs="?", default="sd15", help="a model's name or a network's file (default: sd15)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--runs", type=int, default=5, help="timed forwards of diffusers in a round (default: 5)")
    parser.add_argument("--runtimes", type=lambda text: text.split(","), default=["djl"], help="of bench (default: djl)")
    parser.add_argument("--seed", type=int, default=0, help="of the order within each round")
    parser.add_argument("--dry-run", action="store_true", help="print the inputs and the commands of a round, and run none")
    parser.add_argument("--child", metavar="JOB", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.rounds < 1 or args.threads < 1 or args.runs < 1:
        parser.error("--rounds, --threads and --runs must be at least 1")
    if args.child:
        return child(args.child, args.threads, args.runs)
    order, rounds = random.Random(args.seed), []
    with tempfile.TemporaryDirectory() as folder:
        job = write_job(args.spec, folder)
        written = json.loads(job.read_text())
        maker, package = maker_of(written["config"])
        if args.dry_run:
            return dry_run(job, written, maker, args)
        check_packages(package)
        sides = {BASE: lambda: in_diffusers(job, args)}
        sides.update({runtime: (lambda runtime=runtime: in_unetlab(runtime, args)) for runtime in args.runtimes})
        for number in range(args.rounds):
            names = order.sample(list(sides), len(sides))
            rounds.append({name: sides[name]() for name in names})
            medians = ", ".join(f"{name} {statistics.median(rounds[-1][name]['ms']):.0f} ms" for name in names)
            load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
            print(f"round {number + 1}: {medians}{load}", file=sys.stderr, flush=True)
    report(rounds, args)


if __name__ == "__main__":
    main()
