// Filters over the evidence. Everything can be read without them: this only hides and shows.
(() => {
  "use strict";

  const element = (name, properties = {}, ...inside) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...inside);
    return made;
  };
  const unique = (values) => [...new Set(values)];
  const plain = (node) => node.textContent.trim();
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

  const withFilter = (area, number) => {
    const parts = [...area.querySelectorAll(":scope > section")].map((part) => ({
      node: part,
      name: plain(part.querySelector("h3")),
      more: [...part.querySelectorAll("details")],
      groups: [...part.querySelectorAll(".group")].map((group) => ({
        node: group,
        name: plain(group.querySelector("h4")),
        passages: [...group.querySelectorAll("article")],
      })),
    }));
    const groups = parts.flatMap((part) => part.groups);
    const passages = groups.flatMap((group) => group.passages);
    const spoken = (passage) => (passage.dataset.voices || "").split(" ").filter(Boolean);
    const { noun, who } = area.querySelector("[data-noun]").dataset;

    const choices = [
      [who, unique(groups.map((group) => group.name))],
      [noun, parts.map((part) => part.name)],
      ["voice", unique(passages.flatMap(spoken))],
    ].map(([name, values], place) => {
      const select = element("select", { id: `filter-${number}-${place}` }, new Option("All", ""));
      select.append(...values.map((value) => new Option(place === 2 ? capital(value) : value, value)));
      const label = element("label", { htmlFor: select.id }, capital(name));
      return { select, field: element("span", { className: "field" }, label, select) };
    });
    const [byWho, byNoun, byVoice] = choices.map((choice) => choice.select);
    const reset = element("button", { type: "button" }, "Show all");
    const status = element("p", { className: "status" });
    status.setAttribute("role", "status");
    const bar = element("div", { className: "filter" }, ...choices.map((choice) => choice.field), reset, status);
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", `Filter: ${plain(area.querySelector("h2"))}`);
    parts[0].node.before(bar);

    const showPassages = (group, wanted) => {
      let before = "";
      for (const passage of group.passages) {
        passage.hidden = !wanted || (byVoice.value !== "" && !spoken(passage).includes(byVoice.value));
        if (passage.hidden) continue;
        // A heading stands over the first passage of its kind that is left.
        const draw = passage.querySelector(".draw");
        draw.classList.toggle("again", plain(draw) === before);
        before = plain(draw);
      }
      const left = group.passages.filter((passage) => !passage.hidden).length;
      group.node.hidden = !wanted || (left === 0 && byVoice.value !== "");
      return left;
    };
    const apply = () => {
      const filtered = [byWho, byNoun, byVoice].some((select) => select.value !== "");
      let n = 0;
      for (const part of parts) {
        const wanted = byNoun.value === "" || byNoun.value === part.name;
        for (const group of part.groups) {
          n += showPassages(group, wanted && (byWho.value === "" || byWho.value === group.name));
        }
        part.node.hidden = part.groups.every((group) => group.node.hidden);
        for (const more of part.more) {
          const left = more.querySelector(".group:not([hidden])");
          more.hidden = !left;
          more.open = filtered && left !== null;
        }
      }
      reset.disabled = !filtered;
      status.textContent = `${n.toLocaleString("en")} of ${passages.length.toLocaleString("en")} passages shown.`;
    };
    const showAll = () => {
      for (const select of [byWho, byNoun, byVoice]) select.value = "";
      apply();
    };
    for (const select of [byWho, byNoun, byVoice]) select.addEventListener("change", apply);
    reset.addEventListener("click", () => {
      showAll();
      byWho.focus();
    });
    apply();
    return { area, showAll };
  };

  const filters = [...document.querySelectorAll("main > section")]
    .filter((area) => area.querySelector(":scope > section [data-noun]"))
    .map(withFilter);

  // Whoever asks for a passage sees it, whatever is filtered or folded away.
  const reveal = (address) => {
    const target = address.length > 1 ? document.getElementById(decodeURIComponent(address.slice(1))) : null;
    if (target === null) return null;
    if (target.closest("[hidden]") || target.querySelector("article[hidden]")) {
      filters.filter((each) => each.area.contains(target)).forEach((each) => each.showAll());
    }
    const more = target.closest("details");
    if (more) more.open = true;
    return target;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) reveal(link.getAttribute("href"));
  });
  window.addEventListener("hashchange", () => reveal(location.hash)?.scrollIntoView());
  if (location.hash) reveal(location.hash)?.scrollIntoView();
})();
