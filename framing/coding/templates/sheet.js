"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const sheet = JSON.parse(byId("sheet").textContent);
  const KEPT = `framing-coding:${sheet.key}:${sheet.coder}`;
  const FORMAT = "framing-coding-sheet";
  const CANNOT_SAY = "?";
  const COLUMNS = ["unit_id", "coder", "name", "code", "note"];
  const asked = sheet.asked;
  const frames = asked.filter((each) => each.kind === "frame");
  const named = new Map(asked.map((each) => [each.name, each]));

  // --- What was coded: by unit, its codes by name, its note, and whether it is done -------------------

  const coded = new Map();
  let at = 0;
  let chosen = null;
  let unsaved = false;

  const blank = () => ({ codes: new Map(), note: "", done: false });
  const unitAt = () => sheet.units[at];
  const current = () => {
    const id = unitAt().unit_id;
    if (!coded.has(id)) coded.set(id, blank());
    return coded.get(id);
  };
  const isOpen = (unit) => !(coded.get(unit.unit_id) || blank()).done;

  const asData = () => ({
    format: FORMAT,
    version: 1,
    sheet: sheet.key,
    lexicon: sheet.lexicon,
    coder: sheet.coder,
    at,
    units: sheet.units
      .filter((unit) => coded.has(unit.unit_id))
      .map((unit) => {
        const { codes, note, done } = coded.get(unit.unit_id);
        return { unit_id: unit.unit_id, codes: [...codes], note, done };
      }),
  });

  // --- Kept in the browser, where it allows that --------------------------------------------------------

  const store = (() => {
    try {
      const found = window.localStorage;
      found.setItem("framing-coding", "1");
      found.removeItem("framing-coding");
      return found;
    } catch {
      return null;
    }
  })();

  function keep() {
    unsaved = true;
    try {
      store.setItem(KEPT, JSON.stringify(asData()));
      byId("keeping").hidden = true;
    } catch {
      byId("keeping").hidden = false; // blocked, or full
    }
  }

  function recall(text) {
    try {
      const data = JSON.parse(text);
      take(unitsOfData(data));
      if (Number.isInteger(data.at) && data.at >= 0 && data.at < sheet.units.length) at = data.at;
    } catch {
      say("What this browser kept of this sheet cannot be read. Load a file that you saved.");
    }
  }

  // --- Files --------------------------------------------------------------------------------------------

  const neutralised = (text) => (/^[=+\-@\t\r]/.test(text) ? "'" + text : text);
  const field = (text) => (/[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const row = ([id, coder, name, code, note]) =>
    [...[id, coder, name].map(neutralised), code, neutralised(note)].map(field).join(",");

  function asCsv() {
    const rows = [];
    for (const unit of sheet.units) {
      const { codes, note } = coded.get(unit.unit_id) || blank();
      const given = asked.filter((each) => codes.has(each.name));
      for (const each of given) rows.push([unit.unit_id, sheet.coder, each.name, codes.get(each.name), note]);
      // A row without a code keeps the note of a text that nothing was coded of.
      if (!given.length && note) rows.push([unit.unit_id, sheet.coder, asked[0].name, "", note]);
    }
    return "\ufeff" + [COLUMNS.join(","), ...rows.map(row)].join("\n") + "\n";
  }

  function download(text, type, suffix) {
    const link = document.createElement("a");
    const name = sheet.coder.replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "") || "coder";
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `codes-${name}.${suffix}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    unsaved = false;
    say(`Saved ${link.download}.`);
  }

  function cellsOf(text) {
    const rows = [[""]];
    let quoted = false;
    const header = text.slice(0, (text + "\n").indexOf("\n"));
    const comma = [",", ";", "\t"].reduce((best, each) =>
      header.split(each).length > header.split(best).length ? each : best);
    for (let i = 0; i < text.length; i++) {
      const cells = rows[rows.length - 1];
      const char = text[i];
      if (quoted) {
        if (char !== '"') cells[cells.length - 1] += char;
        else if (text[i + 1] === '"') { cells[cells.length - 1] += char; i++; }
        else quoted = false;
      } else if (char === '"') quoted = true;
      else if (char === comma) cells.push("");
      else if (char === "\n") rows.push([""]);
      else if (char !== "\r") cells[cells.length - 1] += char;
    }
    return rows.filter((cells) => cells.some((cell) => cell !== ""));
  }

  const refuse = (said) => { throw new RangeError(said); };

  function checkedCode(name, code) {
    const each = named.get(name) || refuse(`it codes “${name}”, which this sheet does not ask for.`);
    if (!each.answers.some(([allowed]) => allowed === code)) refuse(`“${code}” is no code of “${name}”.`);
    return code;
  }

  function checkedUnit(id) {
    if (!sheet.units.some((unit) => unit.unit_id === id)) refuse(`the text “${id}” is not in this sheet.`);
    return id;
  }

  function checkedCoder(coder) {
    if (coder !== sheet.coder) refuse(`it holds the codes of “${coder}”; this is the sheet of “${sheet.coder}”.`);
  }

  function unitsOfData(data) {
    if (!data || data.format !== FORMAT || !Array.isArray(data.units)) refuse("it was not saved by a coding sheet.");
    checkedCoder(String(data.coder));
    const found = new Map();
    for (const unit of data.units) {
      const codes = unit.codes.map(([name, code]) => [name, checkedCode(name, code)]);
      found.set(checkedUnit(unit.unit_id), { codes: new Map(codes), note: String(unit.note ?? ""), done: unit.done === true });
    }
    return found;
  }

  function unitsOfCsv(text) {
    const [header, ...rows] = cellsOf(text.replace(/^\ufeff/, ""));
    const place = COLUMNS.map((name) => (header || []).indexOf(name));
    if (place.slice(0, 4).includes(-1)) refuse(`it lacks one of the columns ${COLUMNS.slice(0, 4).join(", ")}.`);
    const found = new Map();
    for (const cells of rows) {
      const [id, coder, name, code, note] = place.map((i) => (cells[i] || "").replace(/^'(?=[=+\-@\t\r])/, ""));
      checkedCoder(coder);
      const unit = found.get(checkedUnit(id)) || blank();
      if (code !== "") unit.codes.set(name, checkedCode(name, code.replace("−", "-")));
      unit.note = note || unit.note;
      found.set(id, unit);
    }
    for (const unit of found.values())
      unit.done = unit.codes.size > 0 && frames.every((each) => unit.codes.has(each.name));
    return found;
  }

  function take(units) {
    for (const [id, unit] of units) coded.set(id, unit);
  }

  const differs = (one, other) =>
    one.note !== other.note || one.codes.size !== other.codes.size ||
    [...one.codes].some(([name, code]) => other.codes.get(name) !== code);

  async function load(file) {
    try {
      const text = await file.text();
      const units = /^\s*\{/.test(text) ? unitsOfData(JSON.parse(text)) : unitsOfCsv(text);
      const changed = [...units].filter(([id, unit]) => coded.has(id) && coded.get(id).codes.size && differs(coded.get(id), unit));
      const question = `Texts of this file that are coded otherwise here: ${changed.length}. Take the file's codes?`;
      if (changed.length && !window.confirm(question)) return say("Nothing was loaded.");
      take(units);
      keep();
      unsaved = false;
      show();
      say(`Loaded ${file.name}: ${units.size === 1 ? "1 text" : `${units.size} texts`}.`);
    } catch (error) {
      say(`${file.name} was not loaded: ${error instanceof RangeError ? error.message : "it cannot be read."}`);
    }
  }

  // --- The page -----------------------------------------------------------------------------------------

  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties))
      if (name in made) made[name] = value;
      else made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function explained(each) {
    const lists = [["Questions", each.questions], ["Examples", each.examples], ["Not this", each.counterexamples]];
    const parts = lists.filter(([, items]) => items.length).map(([heading, items]) =>
      element("div", {}, element("p", {}, `${heading}:`),
        element("ul", { lang: sheet.language }, ...items.map((item) => element("li", { dir: "auto" }, item)))));
    if (!each.definition && !parts.length) return [];
    const definition = each.definition ? [element("p", { dir: "auto", lang: sheet.language }, each.definition)] : [];
    return [element("details", {}, element("summary", {}, "Definition"), ...definition, ...parts)];
  }

  const rows = asked.map((each, i) => {
    const buttons = each.answers.map(([code, wording]) => {
      const button = element("button", { type: "button", "aria-pressed": "false" }, wording);
      button.addEventListener("click", (event) => {
        choose(i, event.detail > 0); // a click by key keeps the focus where it is
        give(each, current().codes.get(each.name) === code ? null : code);
      });
      return [code, button];
    });
    const label = element("span", { className: "name", id: `name-${i}`, dir: "auto" }, each.label);
    const key = element("span", {}, ...(each.key ? [element("kbd", {}, each.key)] : []));
    const answers = element("span", { className: "answers" }, ...buttons.map(([, button]) => button));
    const made = element("div", { className: "row", role: "group", tabIndex: -1, "aria-labelledby": `name-${i}` },
      key, label, answers, ...explained(each));
    if (each.key) made.setAttribute("aria-keyshortcuts", each.key);
    made.dataset.name = each.name;
    byId(each.kind === "frame" ? "frames" : "targets").append(made);
    return { each, made, buttons };
  });

  function choose(i, focus = true) {
    chosen = i;
    rows.forEach(({ made }, j) => made.classList.toggle("chosen", i === j));
    if (i !== null && focus) rows[i].made.focus({ preventScroll: false });
  }

  function give(each, code) {
    const unit = current();
    if (code === null) unit.codes.delete(each.name);
    else unit.codes.set(each.name, code);
    if (code === null && each.kind === "frame") unit.done = false;
    keep();
    mark();
    const wording = code === null ? "no code" : each.answers.find(([given]) => given === code)[1];
    say(`${each.label}: ${wording}`);
  }

  function done() {
    const unit = current();
    for (const each of frames) if (!unit.codes.has(each.name)) unit.codes.set(each.name, "0");
    unit.done = true;
    if (at < sheet.units.length - 1) at++;
    keep();
    show();
    const left = sheet.units.filter(isOpen).length;
    say(left ? "Coded." : "All texts are coded. Save the codes to a file.");
  }

  function move(to) {
    at = Math.min(Math.max(to, 0), sheet.units.length - 1);
    show();
  }

  function mark() {
    const { codes } = current();
    for (const { each, buttons } of rows)
      for (const [code, button] of buttons) button.setAttribute("aria-pressed", String(codes.get(each.name) === code));
    const n = sheet.units.length;
    const ready = n - sheet.units.filter(isOpen).length;
    byId("count").textContent = `${ready} of ${n} coded`;
    byId("progress").max = n;
    byId("progress").value = ready;
    byId("where").textContent = `Text ${at + 1} of ${n}${isOpen(unitAt()) ? "" : ": coded"}`;
  }

  // What draws nothing, or turns its neighbours round, is shown as what it is: a character that cannot be shown.
  const shown = (text) => text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]/g, "\ufffd");

  function show() {
    const unit = unitAt();
    for (const part of ["before", "text", "after"]) {
      byId(part).textContent = shown(unit[part]);
      byId(part).lang = sheet.language;
    }
    byId("source").hidden = !unit.source;
    byId("source").textContent = unit.source ? `Source: ${unit.source}` : "";
    byId("note").value = current().note;
    byId("previous").disabled = at === 0;
    byId("next").disabled = at === sheet.units.length - 1;
    byId("going").max = sheet.units.length;
    byId("going").value = at + 1;
    choose(null);
    mark();
    byId("unit").focus({ preventScroll: true });
    document.querySelector(".reading").scrollTop = 0;
    if (byId("unit").getBoundingClientRect().top < 0) byId("unit").scrollIntoView();
  }

  function say(text) {
    byId("status").textContent = text;
  }

  // --- Keys ---------------------------------------------------------------------------------------------

  function press(key) {
    const i = asked.findIndex((each) => each.key && each.key === key.toLowerCase());
    const target = chosen !== null && asked[chosen].kind === "target" ? asked[chosen] : null;
    const stance = { "-": "-1", "−": "-1", 0: "0", "+": "1", "=": "1" }[key];
    if (key === "Enter") done();
    else if (key === "ArrowRight") move(at + 1);
    else if (key === "ArrowLeft") move(at - 1);
    else if (key === "ArrowDown") choose(chosen === null ? 0 : Math.min(chosen + 1, rows.length - 1));
    else if (key === "ArrowUp") choose(chosen === null ? rows.length - 1 : Math.max(chosen - 1, 0));
    else if (key === "n" || key === "N") byId("note").focus();
    else if (key === "s" || key === "S") download(asCsv(), "text/csv", "csv");
    else if (stance && target) give(target, stance);
    else if (key === CANNOT_SAY || key === "Backspace" || key === "Delete" || stance) {
      if (chosen === null || stance) say(`Choose a ${stance ? "target" : "frame or target"} first, with its key.`);
      else give(asked[chosen], key === CANNOT_SAY ? CANNOT_SAY : null);
    } else if (i >= 0) {
      choose(i);
      if (asked[i].kind === "frame") give(asked[i], current().codes.get(asked[i].name) === "1" ? "0" : "1");
      else say(`${asked[i].label}: - against, 0 neither, + for, ? cannot say`);
    } else return false;
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inNote = event.target === byId("note");
    if (inNote && event.key === "Escape") return byId("unit").focus();
    const typing = inNote || event.target.tagName === "INPUT" && event.target.type !== "checkbox";
    const pressing = event.key === "Enter" && ["BUTTON", "SUMMARY", "A", "INPUT"].includes(event.target.tagName);
    const held = event.repeat && !event.key.startsWith("Arrow"); // a key held down is one press
    if (typing || pressing || held || !byId("single").checked) return;
    if (press(event.key)) event.preventDefault();
  });

  byId("note").addEventListener("input", () => { current().note = byId("note").value; keep(); });
  byId("previous").addEventListener("click", () => move(at - 1));
  byId("next").addEventListener("click", () => move(at + 1));
  byId("done").addEventListener("click", done);
  byId("save").addEventListener("click", () => download(asCsv(), "text/csv", "csv"));
  byId("save-json").addEventListener("click", () =>
    download(JSON.stringify(asData(), null, 1) + "\n", "application/json", "json"));
  byId("load").addEventListener("change", async () => {
    const [file] = byId("load").files;
    if (file) await load(file);
    byId("load").value = "";
  });
  byId("going").addEventListener("change", () => {
    const wanted = byId("going").valueAsNumber;
    if (Number.isInteger(wanted)) move(wanted - 1);
  });
  byId("open").addEventListener("click", () => {
    const order = [...sheet.units.keys()].map((i) => (at + 1 + i) % sheet.units.length);
    const found = order.find((i) => isOpen(sheet.units[i]));
    if (found === undefined) say("All texts are coded.");
    else move(found);
  });
  byId("definitions").addEventListener("click", () => {
    const opening = byId("definitions").getAttribute("aria-expanded") === "false";
    document.querySelectorAll(".row details").forEach((each) => { each.open = opening; });
    byId("definitions").setAttribute("aria-expanded", String(opening));
    byId("definitions").textContent = opening ? "Close all definitions" : "Open all definitions";
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved && !byId("keeping").hidden) event.preventDefault();
  });
  // The same sheet in another window: what is coded there is taken over here.
  window.addEventListener("storage", (event) => {
    if (event.key !== KEPT || !event.newValue) return;
    const here = at;
    recall(event.newValue);
    at = here;
    show();
    say("Taken over from another window.");
  });

  byId("keeping").hidden = store !== null;
  byId("definitions").hidden = !document.querySelector(".row details");
  if (store && store.getItem(KEPT)) recall(store.getItem(KEPT));
  show();
})();
