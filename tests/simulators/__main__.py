"""Run a command against the simulator: `python tests/simulators --help`."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])

from simulators.running import main  # noqa: E402 - a folder that is run is alone on the path

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
