"""Python time of a rerun of each screen, beside that of an empty page: python benchmarks/rerun.py.

Streamlit's own test runner executes the script in this process, so that no browser and no network
is measured. Figures are medians in milliseconds; machines are noisy, so compare within one run.
"""

import statistics
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
RUNS = 15


def empty() -> None:
    """A page with one slider and one number."""
    import streamlit as st

    st.metric("x", st.slider("y", 0, 100))


def median(app: AppTest, change: bool) -> float:
    """The median time of a rerun after a change of one lever."""
    times = []
    for run in range(RUNS):
        if change:
            app.slider(key="lever-6-1-1").set_value(80.0 + run)
        start = time.perf_counter()
        app.run()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[3:])


def main() -> None:
    """Print one line per screen."""
    base = median(AppTest.from_function(empty).run(), change=False)
    print(f"{'empty page':12} {base:6.1f} ms")
    for page in sorted((ROOT / "pages").glob("*.py")):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
        if page.stem != "simulate":
            app.switch_page(f"pages/{page.name}").run()
        taken = median(app, change=page.stem == "simulate")
        print(f"{page.stem:12} {taken:6.1f} ms  ({taken / base:.1f} × empty)")


if __name__ == "__main__":
    main()
