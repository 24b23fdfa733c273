"""Runs the whole platform on one machine: an embedded PostgreSQL and one process for each role.

Production has no use for this room: there a scheduler starts the processes and hands them their environment.
The tests and the command line use its parts: `command_environment` (a database and keys for one command),
`hold_cluster` and `provision`.
"""

from cms.supervisor.database import Cluster, hold_cluster
from cms.supervisor.environment import Ports, command_environment, environment_for
from cms.supervisor.provision import Addresses, provision

__all__ = [
    "Addresses",
    "Cluster",
    "Ports",
    "command_environment",
    "environment_for",
    "hold_cluster",
    "provision",
]
