// What those who cannot see the page are told: its language, and each new result, politely.
export default function ({ data }) {
  document.documentElement.lang = data.language;
  let region = document.getElementById("spoken");
  if (!region) {
    region = Object.assign(document.createElement("div"), { id: "spoken", className: "unseen" });
    region.setAttribute("role", "status");
    document.body.append(region);
    region.dataset.first = data.result;
  }
  // The result that a page opens with is read as part of the page.
  if (region.dataset.first !== data.result) {
    region.dataset.first = "";
    region.textContent = data.result;
  }
}
