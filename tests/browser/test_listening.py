"""Who can reach the app when it is started as the README says: this machine alone."""

from urllib.parse import urlsplit

import psutil


def test_the_app_listens_on_this_machine_alone(app_url: str) -> None:
    port = urlsplit(app_url).port
    listening = [
        found.laddr.ip
        for found in psutil.net_connections("tcp")
        if found.status == psutil.CONN_LISTEN and found.laddr.port == port
    ]
    assert listening == ["127.0.0.1"]
