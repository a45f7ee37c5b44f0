// Actors as circles that push one another away, ties as springs. All words are set as text, never as markup.
const SVG = "http://www.w3.org/2000/svg";
const COLOURS = {
  eu_institution: "#0057c2", international_organization: "#c2521b", state: "#1b7a3d",
};
const OTHER = "#6b3fa0";
const WIDE = 900, HIGH = 560;

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

// Places on a spiral: the same start each time, the busiest in the middle.
function placed(nodes) {
  return nodes.map((node, rank) => ({
    ...node,
    x: WIDE / 2 + 24 * Math.sqrt(rank) * Math.cos(2.4 * rank),
    y: HIGH / 2 + 16 * Math.sqrt(rank) * Math.sin(2.4 * rank),
  }));
}

function step(nodes, ties, heat) {
  const moves = new Map(nodes.map((node) => [node.id, [(WIDE / 2 - node.x) * 0.01, (HIGH / 2 - node.y) * 0.015]]));
  for (const one of nodes) {
    for (const other of nodes) {
      if (one === other) continue;
      const dx = one.x - other.x, dy = one.y - other.y, square = Math.max(dx * dx + dy * dy, 25);
      moves.get(one.id)[0] += (2600 * dx) / square / 10;
      moves.get(one.id)[1] += (2600 * dy) / square / 10;
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
    node.x = Math.min(WIDE - 40, Math.max(20, node.x + dx * heat));
    node.y = Math.min(HIGH - 15, Math.max(15, node.y + dy * heat));
  }
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
  const svg = made("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, role: "group", "aria-label": "Network of actors" });
  const told = html("div", "Click an actor to see whom it met, and where.");
  told.setAttribute("aria-live", "polite");
  label.append(html("span", "Ties of so many events or more: "), slider, html("output", String(least)));
  root.append(label, svg, told);
  el.append(root);
  let ties = [], nodes = [], frame = 0, heat = 1, stopped = false;

  function draw() {
    svg.replaceChildren();
    for (const tie of ties) {
      tie.line = made("line", { "stroke-width": Math.sqrt(tie.events), "stroke-opacity": 0.6 });
      tie.line.append(made("title", {}, `${tie.a.name} and ${tie.b.name}: ${tie.events}`));
      svg.append(tie.line);
    }
    for (const node of nodes) {
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
    for (const { a, b, line } of ties) {
      for (const [key, value] of Object.entries({ x1: a.x, y1: a.y, x2: b.x, y2: b.y })) line.setAttribute(key, value);
    }
    for (const node of nodes) node.group.setAttribute("transform", `translate(${node.x} ${node.y})`);
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
      [node.x, node.y] = [point.x, point.y];
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
    for (const other of nodes) other.group.classList.toggle("faded", !near.has(other));
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

  slider.addEventListener("input", choose);
  choose();
  return () => { stopped = true; cancelAnimationFrame(frame); };
}

export default { render };
