"""The last POST of an application: it freezes a version, gives a reference, lays the path and writes the messages."""

import http.client
import re
import time
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from applications.services import save_section, start
from companies.models import Company
from tests.bench.crowd import Crowd
from tests.bench.load import cpu_of, p50, p95
from tests.bench.report import Row
from tests.bench.servers import Running
from tests.bench.sessions import session
from tests.factories import ANSWERS

NUMBER = 40


def submissions(crowd: Crowd, *, site: Running, size: int, floor_ms: float) -> Row:
    """Submit a number of complete drafts, one after the other, each by the owner of its company."""
    drafts = [draft(company) for company in Company.objects.order_by("-pk")[: NUMBER + 1]]
    sql = queries(*drafts.pop())
    line = http.client.HTTPConnection("127.0.0.1", site.port)
    ready = [prepare(line, *each) for each in drafts]
    before, waits, sizes = cpu_of(site.workers()), [], []
    for address, headers, body in ready:
        began = time.perf_counter()
        line.request("POST", address, body=body, headers=headers)
        answer = line.getresponse()
        sizes.append(len(answer.read()))
        waits.append((time.perf_counter() - began) * 1000)
        if answer.status != 302 or "confirmation" not in answer.headers["Location"]:
            raise RuntimeError(f"submit: {answer.status}")
    cpu = (cpu_of(site.workers()) - before) * 1000 / len(ready)
    return Row(
        page="submit",
        applications=size,
        sql=sql,
        cpu_ms=round(cpu, 2),
        ratio=round(cpu / floor_ms, 2),
        p50_ms=round(p50(waits), 1),
        p95_ms=round(p95(waits), 1),
        p50_8_ms=0.0,
        p95_8_ms=0.0,
        bytes=max(sizes),
        per_second=None,
    )


def draft(company: Company) -> tuple[str, str]:
    """A draft that only waits for its signature: where it is sent, and its owner's cookie."""
    owner, now = company.created_by, timezone.now()
    mode = company.applications.first().mode
    application = start(company=company, mode=mode, actor=owner, at=now)
    for section, values in ANSWERS.items():
        save_section(application=application, section=section, values=values, actor=owner, at=now)
    return reverse("applications:check", args=[application.public_id]), session(owner)


def prepare(line: http.client.HTTPConnection, address: str, cookie: str) -> tuple[str, dict[str, str], str]:
    """Read the page as the owner does, and fill it in."""
    host = f"127.0.0.1:{line.port}"
    line.request("GET", address, headers={"Cookie": cookie, "Host": host})
    answer = line.getresponse()
    page = answer.read().decode()
    cookies = [cookie] + [value.split(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie"]
    headers = {
        "Cookie": "; ".join(cookies),
        "Host": host,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return address, headers, urlencode(filled(page))


def filled(page: str) -> dict[str, str]:
    """The hidden values of the page's form, with the declaration ticked."""
    form = page[page.index('id="page-form"') :]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return hidden | {"declare": "on"}


def queries(address: str, cookie: str) -> int:
    """What one submission asks of the database."""
    client = Client(SERVER_NAME="127.0.0.1")
    name, _, key = cookie.partition("=")
    client.cookies[name] = key
    values = filled(client.get(address).text)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(address, values)
    if answer.status_code != 302:
        raise RuntimeError(f"submit: {answer.status_code}")
    return len(captured)
