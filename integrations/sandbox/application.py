"""The sandbox as one WSGI application."""

from __future__ import annotations

from flask import Flask, Response, jsonify

from integrations.sandbox.control import control_routes
from integrations.sandbox.inbox import inbox_routes, shown
from integrations.sandbox.notify import notify_routes
from integrations.sandbox.postcodes import postcode_routes
from integrations.sandbox.receiver import receiver_routes
from integrations.sandbox.states import state_routes
from integrations.sandbox.store import Store
from integrations.sandbox.webhook import webhook_routes

LARGEST_REQUEST = 60 * 1024 * 1024
"""Bytes."""
SYSTEMS = (
    receiver_routes,
    webhook_routes,
    notify_routes,
    postcode_routes,
    inbox_routes,
    state_routes,
    control_routes,
)
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def build_application(store: Store) -> Flask:
    """Receivers, inbox and switches over one store."""
    application = Flask("integrations.sandbox", static_folder="static", static_url_path="/static")
    application.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    # A name that somebody points at this machine must not let their page read the inbox.
    application.config["TRUSTED_HOSTS"] = ["localhost", "127.0.0.1"]
    application.add_template_filter(shown)
    for routes in SYSTEMS:
        application.register_blueprint(routes(store))

    @application.get("/healthz")
    def healthz() -> Response:
        return jsonify(store.counts())

    @application.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return application
