#!/usr/bin/env python3
"""One space searched by UNetLab, Optuna, pymoo and Rustuna, side by side: in turn within each seed, with the same values.

    python3 benchmarks/search_side_by_side.py --seeds 5 --evaluations 2000 --only "UNetLab|NSGA-II"
    python3 benchmarks/search_side_by_side.py --seeds 1 --evaluations 2000 --only TPE
    python3 benchmarks/search_side_by_side.py --seeds 10 --evaluations 1000 --study examples/search/benchmark.yaml

UNetLab writes the space as tables of what each objective adds up from, so an evaluation is a few look-ups everywhere, and
what is timed is the search, in CPU time of the whole process. A library that is not installed is left out; on a space with
conditions, all but UNetLab are. Hypervolume is a share of the exact front's; each objective is scaled to its range on that
front, with the reference point a tenth of it beyond.
"""
import argparse
import importlib.util
import json
import platform
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVER = "io.unetlab.benchmarks.SearchServer"
RESOLUTION = 0.01  # seconds, of a process's CPU time
OURS = ("random", "grid", "local", "evolution", "nsga2", "nsga3", "moead", "cmaes")


class Space:
    """Factors by the rank of their options, and objectives of which less is better."""

    def __init__(self, document):
        self.names = [it["name"] for it in document["factors"]]
        self.orders = [self.order(it) for it in document["factors"]]
        self.numeric = [bool(it["numbers"]) for it in document["factors"]]
        self.objectives = document["objectives"]
        self.front = document["front"]
        self.plain = not document["relations"] and all(it["sum"] for it in self.objectives)

    @staticmethod
    def order(factor):
        numbers = factor["numbers"]
        return sorted(range(factor["options"]), key=lambda i: numbers[i]) if numbers else list(range(factor["options"]))

    def values(self, ranks):
        options = [order[int(rank)] for order, rank in zip(self.orders, ranks)]
        return [it["sign"] * sum(self.look_up(table, options) for table in it["tables"]) for it in self.objectives]

    @staticmethod
    def look_up(table, options):
        index = 0
        for factor, size in zip(table["factors"], table["sizes"]):
            index = index * size + options[factor]
        return table["values"][index]

    def share(self, values):
        """The hypervolume of some values, of the exact front's."""
        return self.volume(values) / self.volume(self.front)

    def volume(self, values):
        best, worst = ([pick(column) for column in zip(*self.front)] for pick in (min, max))
        scaled = sorted([(v - b) / (w - b) for v, b, w in zip(it, best, worst)] for it in values)
        if len(best) != 2:
            sys.exit("only two objectives")
        area, height = 0.0, 1.1
        for x, y in scaled:
            if x < 1.1 and y < height:
                area += (1.1 - x) * (height - y)
                height = y
        return area


class UNetLab:
    """A process that searches on demand."""

    def __init__(self, java, study):
        self.process = subprocess.Popen(
            [*java.split(), SERVER, str(study)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.space = Space(json.loads(self.process.stdout.readline()))

    def run(self, algorithm, evaluations, seed):
        self.process.stdin.write(f"{algorithm} {evaluations} 100 {seed}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["seconds"], answer["values"]


def optuna_like(module, space, sampler, evaluations):
    """A study of Optuna, or of Rustuna, whose interface is the same."""
    values = []

    def objective(trial):
        ranks = [
            trial.suggest_int(name, 0, len(order) - 1) if numeric else trial.suggest_categorical(name, list(range(len(order))))
            for name, order, numeric in zip(space.names, space.orders, space.numeric)
        ]
        values.append(space.values(ranks))
        return tuple(values[-1])

    start = time.process_time()
    study = module.create_study(directions=["minimize"] * len(space.objectives), sampler=sampler)
    study.optimize(objective, n_trials=evaluations)
    return time.process_time() - start, values


def optuna_run(name, space, evaluations, seed):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    samplers = {"NSGA-II": optuna.samplers.NSGAIISampler, "TPE": optuna.samplers.TPESampler}
    return optuna_like(optuna, space, samplers[name](seed=seed), evaluations)


def rustuna_run(name, space, evaluations, seed):
    import rustuna

    samplers = {"NSGA-II": rustuna.samplers.NSGAIISampler, "TPE": rustuna.samplers.TPESampler}
    return optuna_like(rustuna, space, samplers[name](seed=seed), evaluations)


def pymoo_run(_, space, evaluations, seed):
    """NSGA-II with the operators that its guide names for integers."""
    from pymoo.algorithms.moo.nsga2 import NSGA2
    from pymoo.core.problem import ElementwiseProblem
    from pymoo.operators.crossover.sbx import SBX
    from pymoo.operators.mutation.pm import PM
    from pymoo.operators.repair.rounding import RoundingRepair
    from pymoo.operators.sampling.rnd import IntegerRandomSampling
    from pymoo.optimize import minimize

    values = []

    class Tables(ElementwiseProblem):
        def __init__(self):
            upper = [len(order) - 1 for order in space.orders]
            super().__init__(n_var=len(upper), n_obj=len(space.objectives), xl=0, xu=upper, vtype=int)

        def _evaluate(self, x, out, *args, **kwargs):
            values.append(space.values(x))
            out["F"] = values[-1]

    algorithm = NSGA2(
        pop_size=100,
        sampling=IntegerRandomSampling(),
        crossover=SBX(prob=1.0, eta=3.0, vtype=float, repair=RoundingRepair()),
        mutation=PM(prob=1.0, eta=3.0, vtype=float, repair=RoundingRepair()),
        eliminate_duplicates=True,
    )
    start = time.process_time()
    minimize(Tables(), algorithm, ("n_eval", evaluations), seed=seed, verbose=False)
    return time.process_time() - start, values


LIBRARIES = {"optuna": (optuna_run, ("NSGA-II", "TPE")), "rustuna": (rustuna_run, ("NSGA-II", "TPE")), "pymoo": (pymoo_run, ("NSGA-II",))}


def version(library):
    module = importlib.import_module(library)
    return getattr(module, "__version__", "")


def spread(values, text):
    middle = statistics.median(values)
    return f"{text(middle)} ({text(min(values))} to {text(max(values))})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--study", type=Path, default=HERE / "studies" / "search.yaml")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--evaluations", type=int, default=2000)
    parser.add_argument("--only", default="", help="the searches whose names match this regular expression")
    parser.add_argument("--java", default=f"java -cp {HERE / 'target' / 'benchmarks.jar'}", help="java with its class path")
    asked = parser.parse_args()
    unetlab = UNetLab(asked.java, asked.study)
    space = unetlab.space
    systems = {f"UNetLab {it}": lambda n, seed, it=it: unetlab.run(it, n, seed) for it in OURS}
    for library, (run, samplers) in LIBRARIES.items():
        if not space.plain:
            print(f"{library} is left out: the space has relations, or objectives that are no sums", file=sys.stderr)
            continue
        if importlib.util.find_spec(library) is None:
            print(f"{library} is not installed", file=sys.stderr)
            continue
        for name in samplers:
            title = f"{library} {version(library)} {name}"
            systems[title] = lambda n, seed, run=run, name=name: run(name, space, n, seed)
    systems = {name: run for name, run in systems.items() if re.search(asked.only, name)}
    rates = {it: [] for it in systems}
    shares = {it: [] for it in systems}
    for seed in range(asked.seeds):
        turn = list(systems)
        random.Random(seed).shuffle(turn)
        for system in turn:
            seconds, values = systems[system](asked.evaluations, seed)
            rates[system].append(len(values) / max(seconds, RESOLUTION))
            shares[system].append(space.share(values[: asked.evaluations]))
            print(f"{seed} {system}: {seconds:.3f} s, {len(values)} evaluations, {shares[system][-1]:.4f}", file=sys.stderr)
    unetlab.process.stdin.close()
    print(f"{platform.platform()}, Python {platform.python_version()}; {asked.seeds} seeds, {asked.evaluations} evaluations")
    print("| search | evaluations a second of CPU time | hypervolume |\n|---|---:|---:|")
    for system in systems:
        rate = spread(rates[system], lambda it: f"{it:,.0f}")
        print(f"| {system} | {rate} | {spread(shares[system], lambda it: f'{100 * it:.1f} %')} |")


if __name__ == "__main__":
    main()
