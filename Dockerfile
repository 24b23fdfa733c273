# The production image: one image for every role, chosen by SOH_ROLE. Every build step is a target of the Makefile.
#   public web, admin:  docker run -e SOH_ROLE=public …            (serves on 8000)
#   worker:             docker run -e SOH_ROLE=worker --no-healthcheck … python -m cms.cli work
#   migrations:         docker run -e SOH_ROLE=command -e DATABASE_OWNER_URL=… … python -m cms.cli migrate
#   a backup:           docker run -e SOH_ROLE=command -e SOH_BACKUP_DATABASE_URL=… … python -m cms.cli backup /kept/…
# docs/environment.md lists what the environment must hold.

FROM python:3.11-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/app
# The locks come first: a change of code alone fetches nothing again.
COPY Makefile pyproject.toml requirements.lock requirements-dev.lock package.json package-lock.json .npmrc README.md ./
RUN make production-packages PREFIX=/srv/venv
COPY . .
RUN make collect
RUN rm -rf .venv .build node_modules tests

FROM python:3.11-slim-bookworm
# pg_dump and pg_restore, for backup and restore. They must be at least as new as the server: build with another
# POSTGRESQL_CLIENT, from PostgreSQL's own package archive, where the server is newer than the system's.
ARG POSTGRESQL_CLIENT=postgresql-client
RUN apt-get update && apt-get install -y --no-install-recommends "$POSTGRESQL_CLIENT" && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin soh \
    && mkdir -p /srv/media /srv/secrets && chown soh /srv/media
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/app /srv/app
WORKDIR /srv/app
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=cms.settings.production \
    SOH_MEDIA_DIR=/srv/media \
    SOH_SECRETS_DIR=/srv/secrets
USER soh
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["python", "-m", "granian", "--interface", "wsgi", "cms.wsgi:application", "--host", "0.0.0.0", "--port", "8000", \
     "--no-ws", "--log-level", "warning", "--workers", "1", "--blocking-threads", "4"]
