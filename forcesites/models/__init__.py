"""Forces, their brands and their pages."""

from forcesites.models.brand import Brand
from forcesites.models.force import Force, ForceHost
from forcesites.models.pages import ForceHomePage, ForceServicePage

__all__ = ["Brand", "Force", "ForceHomePage", "ForceHost", "ForceServicePage"]
