"""Every command of `docs/keeping.md`, in its order: one life of one platform on two machines."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from nacl.public import PrivateKey

from contact_forms.actions.held import held
from contact_forms.models import ForceKey, Job, Submission
from contact_forms.walls import within_sites
from tests.contract.sandbox_process import ROOT
from tests.integration.contact_forms.world import ANSWERS, make_submission, tenant_of
from tests.integration.everywhere import everywhere
from tests.integration.keeping.conftest import soh

BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "keeping.md").read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
EXPECTED = {
    "backup": "Opening keys needed",
    "restore": "0 faults",
    "list": "held reports",
    "rotate": "is now the key",
    "new-pair": "Public half",
    "reseal": "can be taken away",
    "verify-audit": "heads written",
    "escrow": "sealed to the escrow",
    "recover": "keys open again",
    "purge": "would be erased",
    "--now": "reports erased",
    "delete": "is deleted",
}


def test_the_commands_do_what_the_page_says(force, here, elsewhere, move_to, settings, tmp_path, worker):
    first = make_submission(force)
    worker.drain()
    told = set()
    for command in COMMANDS:
        words = shlex.split(command.replace("var/", f"{tmp_path}/").replace("thames-valley", force.slug))
        words = [str(force.public_key_id) if word == "7" else word for word in words]
        if words[0] == "rm":
            for file in Path("/").glob(words[-1].lstrip("/").replace("/7.json", f"/{force.public_key_id}.json")):
                file.unlink()
            assert not list(tmp_path.glob(f"kept/*/keys/{force.public_key_id}.json"))
            continue
        assert words.pop(0) == ".venv/bin/soh"
        verb = next(word for word in reversed(words) if word in EXPECTED)
        if verb == "restore":
            move_to(elsewhere)
        elif verb == "recover":
            lost = PrivateKey.generate()
            settings.SOH_OPENING_KEY, settings.SOH_OLD_OPENING_KEY = lost.encode().hex(), ""
            settings.SOH_SEALING_KEY = lost.public_key.encode().hex()
        elif verb == "purge":
            make_long_ago(force.site_id)
        said = soh(*[words[0].replace("-", "_"), *words[1:]])
        assert EXPECTED[verb] in said, command
        told.add(verb)
        if verb == "new-pair":
            public = said.strip().rsplit(" ", 1)[-1]
            if words[-1].endswith("escrow-key"):
                settings.SOH_ESCROW_KEY = public
            else:
                settings.SOH_OLD_OPENING_KEY, settings.SOH_SEALING_KEY = settings.SOH_OPENING_KEY, public
                settings.SOH_OPENING_KEY = Path(words[-1]).read_text().strip()
        elif verb == "recover":
            second = make_submission(tenant_of(force.site_id))
            with within_sites(force.site_id):
                assert held(first.pk).answers() == held(second.pk).answers() == ANSWERS
    assert told == set(EXPECTED)
    with within_sites(force.site_id):
        assert list(Submission.objects.values_list("pk", flat=True)) == [second.pk]


def make_long_ago(site_id: int) -> None:
    """Months pass for what is delivered and for keys that are retired."""
    with everywhere():
        Job.objects.filter(site_id=site_id, state=Job.DONE).update(done_at=timezone.now() - timedelta(days=90))
        retired = ForceKey.objects.filter(site_id=site_id).exclude(retired_at=None)
        retired.update(retired_at=timezone.now() - timedelta(days=90))
