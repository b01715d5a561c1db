"""Fuzz `check`, `load`, `replay` and `assess` with atheris, guided by what the library reaches.

The bytes that libFuzzer gives are the source of chance by which payloads are made, changed and
mixed with strange objects, so that a byte changed is a choice changed; the oracle is the contract
(`fuzz_contract`) and, for what JSON can hold, the schemas with the stated invariants
(`agreement_judges`).
atheris is in no group of the project's dependencies: install it beside the package.
"""

import argparse
import importlib
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, Final, Self

__all__ = ["Chance", "main", "one_input"]

_MOST_BYTES: Final = 4_096
_STATISTICS: Final = {
    "executions": r"stat::number_of_executed_units:\s*(\d+)",
    "per second": r"stat::average_exec_per_sec:\s*(\d+)",
    "peak memory in MB": r"stat::peak_rss_mb:\s*(\d+)",
    "covered": r"cov: (\d+)",
    "features": r"ft: (\d+)",
    "corpus": r"corp: (\d+)",
}
_INSIDE: Final = "--inside"
"""What tells the process that fuzzes from the one that counts."""
_TOLD_EVERY: Final = 1_000
_MOST_SHOWN: Final = 6_000
_FINDING: Final = re.compile(r"(?m)^SUMMARY: libFuzzer|^ === Uncaught Python exception")


class Chance(Random):
    """A source of chance that takes its choices from the bytes of a fuzzer."""

    def __new__(cls, _: Any) -> Self:
        """Make one, whatever it takes its choices from."""
        return super().__new__(cls)

    def __init__(self, provider: Any) -> None:
        """Take the choices from a FuzzedDataProvider, which gives zeros at its end."""
        super().__init__(0)
        self._provider = provider

    def random(self) -> float:
        """Give a number from zero to below one."""
        taken: int = self._provider.ConsumeIntInRange(0, 0xFFFF)
        return taken / 0x10000

    def getrandbits(self, k: int, /) -> int:
        """Give so many bits."""
        return int.from_bytes(self._provider.ConsumeBytes((k + 7) // 8), "big") >> (-k % 8)

    def _randbelow(self, below: int) -> int:
        # One number taken for one choice, so that a byte changed changes no other choice.
        taken: int = self._provider.ConsumeIntInRange(0, max(below, 1) - 1)
        return taken


def one_input(draw: Random) -> str:
    """Make one payload or history, hold the library to its contract, and say what it was."""
    # Imported once, after the fuzzer is ready to watch what is imported.
    import agreement_judges  # noqa: PLC0415
    import fuzz_contract  # noqa: PLC0415
    import fuzz_edits  # noqa: PLC0415
    import fuzz_histories  # noqa: PLC0415
    import fuzz_objects  # noqa: PLC0415
    import fuzz_payloads  # noqa: PLC0415

    kind = draw.choice(fuzz_payloads.KINDS)
    what = draw.choice(("changed", "changed", "well-formed", "planted", "strange", "history"))
    if what == "history":
        case = fuzz_contract.held_replay(fuzz_histories.tampered(draw))
        return "replayed" if case is not None else "not replayed"
    payload = fuzz_payloads.made(kind, draw)
    if what == "strange":
        payload = fuzz_objects.strange(draw)
    elif what == "planted":
        payload = fuzz_objects.planted(payload, draw)
    elif what == "changed":
        payload = fuzz_edits.changed(payload, draw)
    value = fuzz_contract.held(payload, fuzz_contract.CLASSES[kind])
    if what in {"changed", "well-formed"}:
        agreement_judges.assert_agreed(kind, payload)
    if value is None:
        return "refused"
    fuzz_contract.answers_of(value, draw)
    return "loaded"


def _fuzz(arguments: list[str]) -> None:
    """Run the fuzzer in this process, which it ends."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["cerp_rules"]):
        importlib.import_module("cerp_rules")
        importlib.import_module("fuzz_contract")
    met: Counter[str] = Counter()

    def test_one_input(data: bytes) -> None:
        met[one_input(Chance(atheris.FuzzedDataProvider(data)))] += 1
        if met.total() % _TOLD_EVERY == 0:
            print(f"met: {dict(met)}", file=sys.stderr)

    atheris.Setup([sys.argv[0], *arguments], test_one_input)
    atheris.Fuzz()


def _summary(output: str) -> dict[str, int]:
    """Read the counts out of what libFuzzer says, the last of each."""
    found = {name: re.findall(pattern, output) for name, pattern in _STATISTICS.items()}
    counts = {name: int(several[-1]) for name, several in found.items() if several}
    return {**counts, "findings": len(_FINDING.findall(output))}


def main() -> int:
    """Fuzz for some seconds in a process of its own, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20_261_128)
    parser.add_argument("--corpus", type=Path, help="a folder to begin from and to add to")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = asked.corpus or Path(folder)
        corpus.mkdir(parents=True, exist_ok=True)
        options = [
            f"-max_total_time={asked.seconds}", f"-seed={asked.seed}", f"-max_len={_MOST_BYTES}",
            "-print_final_stats=1", "-len_control=0", "-timeout=10", "-rss_limit_mb=4096",
            f"-artifact_prefix={corpus}/",
        ]  # fmt: skip
        run = subprocess.run(  # noqa: S603  # it is this file
            [sys.executable, __file__, _INSIDE, *options, str(corpus)],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            errors="replace",
            check=False,
        )
    for name, count in _summary(run.stderr).items():
        print(f"{name:<20}{count:>12}")
    print(*re.findall(r"met: .*", run.stderr)[-1:])
    if run.returncode:
        print(run.stderr[-_MOST_SHOWN:])
    return run.returncode


if __name__ == "__main__":
    if sys.argv[1:2] == [_INSIDE]:
        _fuzz(sys.argv[2:])
    sys.exit(main())
