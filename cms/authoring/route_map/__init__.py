"""The routes through a form, drawn and in words."""

from cms.authoring.route_map.drawing import Drawing, draw
from cms.authoring.route_map.stops import Stop, stops_of

__all__ = ["Drawing", "Stop", "draw", "stops_of"]
