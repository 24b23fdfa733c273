"""Start the sandbox: `python -m integrations.sandbox --port 8001 --smtp-port 8025 --data var/sandbox`.

It listens on 127.0.0.1 alone, and refuses to start unless SOH_DEMO is 1 or SOH_STAGE is demo, test or training.
"""

from __future__ import annotations

import argparse
import os
import signal
import ssl
import sys
import threading
from pathlib import Path

from integrations.sandbox.application import build_application
from integrations.sandbox.certificates import EXPIRED, make_certificates, server_context
from integrations.sandbox.connections import BreakingAnswers, QuietHandler, SandboxServer, TlsServer
from integrations.sandbox.faults import TLS
from integrations.sandbox.mail_server import mail_server
from integrations.sandbox.store import Store

ALLOWED_STAGES = ("demo", "test", "training")
HOST = "127.0.0.1"


def main() -> int:
    """Run until a stop signal. Returns the exit status: 0 after a stop, 2 for a refusal or a taken port."""
    arguments = _arguments()
    if os.environ.get("SOH_DEMO") != "1" and os.environ.get("SOH_STAGE") not in ALLOWED_STAGES:
        return _refuse(
            "The sandbox only pretends to hold reports, so it starts only where SOH_DEMO is 1 "
            f"or SOH_STAGE is one of: {', '.join(ALLOWED_STAGES)}."
        )
    arguments.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    store = Store(arguments.data / "sandbox.sqlite3")
    mail = mail_server(store, arguments.smtp_port)
    try:
        mail.start()
    except OSError:
        return _refuse(f"Port {arguments.smtp_port} is taken; choose another with --smtp-port.")
    application = BreakingAnswers(build_application(store))
    server = SandboxServer(HOST, arguments.port, application, QuietHandler)
    behind_tls = _behind_tls(arguments, store, application) if arguments.tls_port else None

    def stop(number: int, frame: object) -> None:
        # shutdown() waits for the serving loop, which this very thread is running.
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    sys.stdout.write(f"Sandbox ready: inbox http://localhost:{arguments.port}/, mail on port {arguments.smtp_port}.\n")
    sys.stdout.flush()
    server.serve_forever(poll_interval=0.1)
    server.server_close()
    if behind_tls is not None:
        behind_tls.shutdown()
        behind_tls.server_close()
    mail.stop()
    store.close()
    return 0


def _behind_tls(arguments: argparse.Namespace, store: Store, application: BreakingAnswers) -> TlsServer:
    """The same application for clients with a certificate, served by a thread of its own."""
    folder = arguments.tls_folder or arguments.data / "tls"
    make_certificates(folder, arguments.tls_client)
    good, expired = server_context(folder), server_context(folder, EXPIRED)

    def context() -> ssl.SSLContext:
        return expired if store.take_fault(TLS, "expired-certificate") is not None else good

    server = TlsServer(HOST, arguments.tls_port, application, QuietHandler, context=context)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    return server


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m integrations.sandbox", description="Pretend outside systems.")
    parser.add_argument("--port", type=int, required=True, help="port of the receivers and the inbox")
    parser.add_argument("--smtp-port", type=int, required=True, help="port of the mail server")
    parser.add_argument("--data", type=Path, required=True, help="folder for what the pretend systems hold")
    parser.add_argument("--tls-port", type=int, default=0, help="port of the receivers behind TLS; 0 for none")
    parser.add_argument("--tls-folder", type=Path, help="folder of their certificates; by default in that of the data")
    parser.add_argument(
        "--tls-client", action="append", default=[], metavar="FORCE", help="a force that gets a client certificate"
    )
    return parser.parse_args()


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
