// Actors as circles that push one another away, ties as springs. All words are set as text, never as markup.
const SVG = "http://www.w3.org/2000/svg";
const COLOURS = {
  eu_institution: "#0057c2", international_organization: "#c2521b", state: "#1b7a3d",
};
const OTHER = "#6b3fa0";
const HIGH = 560, EDGE = 16, LETTER = 7.4; // pixels; of a letter the mean width

function made(name, attributes = {}, words = "") {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = words;
  return element;
}

function html(name, words = "") {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}

// Places on a spiral: the same start each time, the busiest in the middle. Units are those of the forces.
function placed(nodes) {
  return nodes.map((node, rank) => ({
    ...node,
    x: 24 * Math.sqrt(rank) * Math.cos(2.4 * rank),
    y: 16 * Math.sqrt(rank) * Math.sin(2.4 * rank),
  }));
}

function step(nodes, ties, heat) {
  const moves = new Map(nodes.map((node) => [node.id, [-node.x * 0.03, -node.y * 0.045]]));
  for (const one of nodes) {
    for (const other of nodes) {
      if (one === other) continue;
      const dx = one.x - other.x, dy = one.y - other.y, square = Math.max(dx * dx + dy * dy, 25);
      moves.get(one.id)[0] += (900 * dx) / square;
      moves.get(one.id)[1] += (900 * dy) / square;
    }
  }
  for (const { a, b, events } of ties) {
    const pull = 0.004 * Math.min(events, 6);
    moves.get(a.id)[0] += (b.x - a.x) * pull; moves.get(a.id)[1] += (b.y - a.y) * pull;
    moves.get(b.id)[0] += (a.x - b.x) * pull; moves.get(b.id)[1] += (a.y - b.y) * pull;
  }
  for (const node of nodes) {
    if (node.held) continue;
    const [dx, dy] = moves.get(node.id);
    node.x += dx * heat;
    node.y += dy * heat;
  }
}

// From the units of the forces to pixels, so that all actors and their labels are in sight.
function fitted(nodes, wide) {
  const left = Math.min(...nodes.map((node) => node.x));
  const top = Math.min(...nodes.map((node) => node.y)), bottom = Math.max(...nodes.map((node) => node.y));
  const room = (node) => Math.max(wide - 2 * EDGE - 12 - node.label.length * LETTER, 50);
  return {
    left, top,
    across: Math.min(...nodes.map((node) => room(node) / Math.max(node.x - left, 1))),
    down: (HIGH - 2 * EDGE) / Math.max(bottom - top, 1),
  };
}

const seen = (fit, node) => [EDGE + (node.x - fit.left) * fit.across, EDGE + (node.y - fit.top) * fit.down];

// The labels that have room, the busiest actors' first; the others are read on hovering or by a click.
function roomy(nodes, fit) {
  const taken = [], kept = new Set();
  for (const node of [...nodes].sort((a, b) => b.events - a.events)) {
    const [x, y] = seen(fit, node);
    const box = [x, y - 7, x + 12 + node.label.length * LETTER, y + 7];
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    kept.add(node);
  }
  return kept;
}

function render({ model, el }) {
  const all = placed(model.get("nodes"));
  const byId = new Map(all.map((node) => [node.id, node]));
  const least = Math.min(...model.get("ties").map((tie) => tie.events), Infinity);
  const most = Math.max(...model.get("ties").map((tie) => tie.events), 1);
  const root = html("div");
  root.className = "communique-network";
  const slider = Object.assign(document.createElement("input"), { type: "range", min: least, max: most, value: least });
  const label = html("label", "");
  const svg = made("svg", { role: "group", "aria-label": "Network of actors" });
  const told = html("div", "Click an actor to see whom it met, and where.");
  told.setAttribute("aria-live", "polite");
  label.append(html("span", "Ties of so many events or more: "), slider, html("output", String(least)));
  root.append(label, svg, told);
  el.append(root);
  let ties = [], nodes = [], frame = 0, heat = 1, stopped = false, wide = 900, fit = null;

  function draw() {
    svg.replaceChildren();
    for (const tie of ties) {
      tie.line = made("line", { "stroke-width": Math.sqrt(tie.events), "stroke-opacity": 0.6 });
      tie.line.append(made("title", {}, `${tie.a.name} and ${tie.b.name}: ${tie.events}`));
      svg.append(tie.line);
    }
    for (const node of nodes.toReversed()) { // the busiest on top
      node.group = made("g", { tabindex: 0, role: "button", "aria-label": `${node.name}, ${node.events} events` });
      const radius = 4 + 1.6 * Math.sqrt(node.events);
      node.group.append(
        made("circle", { r: radius, fill: COLOURS[node.kind] ?? OTHER }),
        made("text", { x: radius + 3, y: 4 }, node.label),
        made("title", {}, `${node.name}: ${node.events} events`),
      );
      node.group.addEventListener("pointerdown", (event) => hold(node, event));
      node.group.addEventListener("keydown", (event) => { if (event.key === "Enter") pick(node); });
      svg.append(node.group);
    }
    move();
  }

  function move() {
    if (!nodes.length) return;
    if (!nodes.some((node) => node.held)) fit = fitted(nodes, wide);
    for (const { a, b, line } of ties) {
      const [x1, y1] = seen(fit, a), [x2, y2] = seen(fit, b);
      for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(key, value);
    }
    const labelled = roomy(nodes, fit);
    for (const node of nodes) {
      node.group.setAttribute("transform", `translate(${seen(fit, node).join(" ")})`);
      node.group.classList.toggle("crowded", !labelled.has(node));
    }
  }

  function run() {
    step(nodes, ties, heat);
    move();
    heat *= 0.985;
    frame = !stopped && heat > 0.02 ? requestAnimationFrame(run) : 0;
  }

  function warm() {
    heat = 1;
    if (!frame) frame = requestAnimationFrame(run);
  }

  function hold(node, event) {
    pick(node);
    node.held = true;
    svg.setPointerCapture(event.pointerId);
    const pull = (moved) => {
      const point = new DOMPoint(moved.clientX, moved.clientY).matrixTransform(svg.getScreenCTM().inverse());
      [node.x, node.y] = [(point.x - EDGE) / fit.across + fit.left, (point.y - EDGE) / fit.down + fit.top];
      warm();
    };
    svg.addEventListener("pointermove", pull);
    svg.addEventListener("pointerup", () => {
      node.held = false;
      svg.removeEventListener("pointermove", pull);
    }, { once: true });
  }

  function pick(node) {
    const mine = ties.filter((tie) => tie.a === node || tie.b === node).sort((a, b) => b.events - a.events);
    const near = new Set(mine.flatMap((tie) => [tie.a, tie.b]).concat(node));
    for (const other of nodes) {
      other.group.classList.toggle("faded", !near.has(other));
      other.group.classList.toggle("near", near.has(other));
    }
    for (const tie of ties) tie.line.classList.toggle("faded", !mine.includes(tie));
    told.replaceChildren(html("h4", `${node.name}: ${node.events} events`));
    for (const tie of mine) {
      const other = tie.a === node ? tie.b : tie.a;
      const list = html("ul");
      for (const name of tie.names) list.append(html("li", name));
      told.append(html("strong", `with ${other.name}, ${tie.events}`), list);
    }
    model.set("picked", node.id);
    model.save_changes();
  }

  function choose() {
    label.querySelector("output").textContent = slider.value;
    ties = model.get("ties").filter((tie) => tie.events >= Number(slider.value))
      .map((tie) => ({ ...tie, a: byId.get(tie.source), b: byId.get(tie.target) }));
    nodes = all.filter((node) => ties.some((tie) => tie.a === node || tie.b === node));
    draw();
    warm();
  }

  const observer = new ResizeObserver(() => {
    wide = svg.clientWidth || wide;
    svg.setAttribute("viewBox", `0 0 ${wide} ${HIGH}`);
    move();
  });
  observer.observe(svg);
  slider.addEventListener("input", choose);
  choose();
  return () => { stopped = true; cancelAnimationFrame(frame); observer.disconnect(); };
}

export default { render };
