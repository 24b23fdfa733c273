"""What people type into each service: walks to the end, and to every exit.

One service a file. `TO_THE_END` and `TO_AN_EXIT` there map a name of the walk (for an exit, the key of its step) to
what is typed: input name -> text, or the boxes ticked. What a walk does not come to is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from tests.walks import (
    accessible_format,
    antisocial_behaviour,
    clares_law,
    complaint,
    crime,
    domestic_abuse,
    freedom_of_information,
    hate_crime,
    lost_or_found_property,
    missing_person,
    road_traffic_incident,
)

Typed = Mapping[str, str | list[str]]

SERVICES: dict[str, ModuleType] = {
    "report/antisocial-behaviour": antisocial_behaviour,
    "report/crime": crime,
    "report/domestic-abuse": domestic_abuse,
    "report/hate-crime": hate_crime,
    "report/lost-or-found-property": lost_or_found_property,
    "report/missing-person": missing_person,
    "report/road-traffic-incident": road_traffic_incident,
    "request/accessible-format": accessible_format,
    "request/clares-law": clares_law,
    "request/freedom-of-information": freedom_of_information,
    "thanks-and-complaints/complaint": complaint,
}

TO_THE_END: dict[tuple[str, str], Typed] = {
    (service, name): typed for service, module in SERVICES.items() for name, typed in module.TO_THE_END.items()
}
TO_AN_EXIT: dict[tuple[str, str], Typed] = {
    (service, step): typed for service, module in SERVICES.items() for step, typed in module.TO_AN_EXIT.items()
}
