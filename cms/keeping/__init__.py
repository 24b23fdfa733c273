"""Keeping the platform: a folder with everything in it, and the platform again out of such a folder.

    manifest.json    when, of which code, with which keys; the SHA-256 of each part; signed by the platform
    database.dump    every row but the private keys of forces and the sessions of the admin (`pg_dump`'s own format)
    files.tar        everything in SOH_MEDIA_DIR
    keys/<id>.json   the private key of one period of one force, sealed to the platform and to the escrow

Keys are files of their own so that a period can be erased from every backup ever taken: its file is deleted, and what
was sealed in that period opens nowhere any more. An opening key is never in the folder.
"""

from cms.keeping.backing_up import BackupRefused, back_up
from cms.keeping.manifest import FolderRefused, Manifest
from cms.keeping.restoring import Restored, RestoreRefused, restore

__all__ = ["BackupRefused", "FolderRefused", "Manifest", "RestoreRefused", "Restored", "back_up", "restore"]
