// What the public pages do with scripts. Every page works without them.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { offerLocations } from "./locate.mjs";
import { showPrintButtons } from "./print_button.mjs";
import { revealChoices } from "./reveal.mjs";

const components = [
  ErrorSummary,
  Radios,
  Checkboxes,
  CharacterCount,
  ExitThisPage,
  Button,
  SkipLink,
  ServiceNavigation,
  NotificationBanner,
];

revealChoices(document);
for (const component of components) {
  createAll(component);
}
showPrintButtons(document);
offerLocations(document);
