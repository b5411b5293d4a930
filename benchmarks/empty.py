"""What everything is compared with: a page with one slider and one number."""

import os

import streamlit as st

if os.environ.get("PAR_BENCH_IMPORTS"):  # what a page with a table and a chart cannot do without
    import altair  # noqa: F401
    import pandas  # noqa: F401

value = st.slider("x", 0.0, 100.0, 76.3, step=0.1, key="lever-8-5-exceeded")
st.html(f'<b id="total">{value:.2f}</b>')
