// "Use where I am now": fills in latitude and longitude from the person's own device, when they ask for it. Nothing is
// sent anywhere but with the form. Where the device cannot say, the page says so, and there is always a way in words.
const LONGEST_WAIT = 15000;

export function offerLocations(root) {
  if (!("geolocation" in navigator) || !window.isSecureContext) {
    return;
  }
  for (const place of root.querySelectorAll("[data-soh-locate]")) {
    const input = place.querySelector("input");
    const status = place.querySelector("[role=status]");
    const offer = place.querySelector(".soh-locate__offer");
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", () => {
      status.textContent = place.dataset.sohLocating;
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          input.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`;
          status.textContent = place.dataset.sohLocated;
        },
        () => {
          status.textContent = place.dataset.sohNotLocated;
        },
        { enableHighAccuracy: true, timeout: LONGEST_WAIT },
      );
    });
  }
}
