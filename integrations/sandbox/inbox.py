"""The inbox: what the pretend systems hold, as pages for people and as JSON for tests."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from integrations.sandbox.mail_server import read_message
from integrations.sandbox.store import Row, Store

ON_A_PAGE = 200
IN_JSON = 1000
MOST_IN_JSON = 200_000


def inbox_routes(store: Store) -> Blueprint:
    """Pages `/`, `/reports/<id>`, `/mails/<id>`; JSON `/inbox.json`, `/mail.json`, `/posts.json`, `/counts.json`."""
    routes = Blueprint("inbox", __name__)

    @routes.get("/")
    def inbox() -> str:
        return render_template(
            "inbox.html",
            reports=store.reports(ON_A_PAGE),
            mails=store.mails(ON_A_PAGE),
            notices=store.rows("select * from notices order by at desc limit ?", ON_A_PAGE),
            counts=store.counts(),
            faults=store.faults(),
        )

    @routes.get("/reports/<int:number>")
    def report(number: int) -> str:
        row = store.report(number) or abort(404)
        document = json.loads(row["document"])
        if row["profile"] == "webhook":
            return render_template("message.html", report=row, message=document)
        included = document["included"]
        return render_template(
            "report.html",
            report=row,
            submission=next(each for each in included if each["type"] == "submission")["attributes"],
            entities=[document["data"], *(e for e in included if e["type"] not in ("submission", "attachment"))],
            files=[each["attributes"] for each in included if each["type"] == "attachment"],
            document=json.dumps(_without_data(document), indent=2, ensure_ascii=False),
        )

    @routes.get("/reports/<int:number>.json")
    def report_json(number: int) -> Response:
        row = store.report(number) or abort(404)
        return jsonify({**row, "document": json.loads(row["document"])})

    @routes.get("/reports/<int:number>/files/<int:place>")
    def file(number: int, place: int) -> Response:
        row = store.report(number) or abort(404)
        files = [each for each in json.loads(row["document"])["included"] if each["type"] == "attachment"]
        if place >= len(files) or "data" not in files[place]["attributes"]:
            abort(404)
        try:
            content = base64.b64decode(files[place]["attributes"]["data"], validate=True)
        except binascii.Error:
            abort(404)
        # Always a download under a plain type: a file that somebody uploaded is never shown as a page from here.
        answer = Response(content, mimetype="application/octet-stream")
        answer.headers.set("Content-Disposition", "attachment", filename=files[place]["attributes"]["fileName"])
        return answer

    @routes.get("/mails/<int:number>")
    def mail(number: int) -> str:
        row = store.mail(number) or abort(404)
        return render_template("mail.html", mail=_mail(row))

    @routes.get("/inbox.json")
    def inbox_json() -> Response:
        filters = {name: request.args.get(name, "") for name in ("force", "submission_id", "reference")}
        return jsonify(counts=store.counts(), reports=store.reports(_limit(), **filters))

    @routes.get("/mail.json")
    def mail_json() -> Response:
        return jsonify(counts=store.counts(), mails=[_mail(row) for row in store.mails(_limit())])

    @routes.get("/notices.json")
    def notices_json() -> Response:
        return jsonify(notices=store.rows("select * from notices order by at desc limit ?", _limit()))

    @routes.get("/fetched.json")
    def fetched_json() -> Response:
        return jsonify(fetched=store.rows("select * from fetched order by id desc limit ?", _limit()))

    @routes.get("/posts.json")
    def posts_json() -> Response:
        return jsonify(counts=store.counts(), posts=store.posts(_limit()))

    @routes.get("/counts.json")
    def counts_json() -> Response:
        return jsonify(store.counts())

    return routes


def shown(value: Any) -> str:
    """A value of an entity as a reader of the inbox sees it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _limit() -> int:
    return min(max(request.args.get("limit", IN_JSON, type=int), 0), MOST_IN_JSON)


def _without_data(document: dict[str, Any]) -> dict[str, Any]:
    """The document for reading, its files' base64 left out."""
    included = [
        {**each, "attributes": {**each["attributes"], "data": "(left out here)"}}
        if "data" in each["attributes"] and each["type"] == "attachment"
        else each
        for each in document["included"]
    ]
    return {**document, "included": included}


def _mail(row: Row) -> dict[str, Any]:
    """A kept message, read: its headers, its text and the names of its files."""
    message = read_message(row["raw"])
    body = message.get_body(preferencelist=("plain",))
    try:
        text = str(body.get_content()) if body is not None else ""
    except (LookupError, ValueError):
        text = "(the text is in an alphabet that cannot be read)"
    files = [
        {
            "name": part.get_filename() or "",
            "content_type": part.get_content_type(),
            "size": len(part.get_payload(decode=True) or b""),
        }
        for part in message.iter_attachments()
    ]
    summary = {name: row[name] for name in ("id", "at", "sender", "mailbox", "subject", "message_id")}
    return {**summary, "submission_id": str(message.get("X-Submission-Id", "")), "text": text, "files": files}
