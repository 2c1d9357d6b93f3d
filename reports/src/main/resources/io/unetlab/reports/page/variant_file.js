// A variant as text: the short YAML that makes it from the base, and the command that prints all of it.
const variantFile = (() => {
  const path = (line) => line.slice(0, line.indexOf(": "));

  // A map has each key once; of factors that set the same path, the later counts.
  const changes = (variant) => {
    const lines = study.differences(variant).flatMap((it) => it.to.set);
    const last = new Map(lines.map((line, i) => [path(line), i]));
    return lines.filter((line, i) => last.get(path(line)) === i);
  };

  // YAML reads JSON's texts.
  const scalar = (text) => (/^[\w./-]+$/.test(text) ? text : JSON.stringify(text));

  const yaml = (variant) =>
    [
      `kind: ${study.base_kind}`,
      `extends: ${scalar(study.base_file)}`,
      `name: ${scalar(`${study.name}_${study.variants.number[variant]}`)}`,
      ...(changes(variant).length === 0 ? [] : ["set:", ...changes(variant).map((it) => `  ${it}`)]),
      "",
    ].join("\n");

  const quoted = (word) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

  // The report's directory, as the address names it.
  const command = (variant) =>
    `unetlab results . --study ${quoted(study.name)} --spec ${study.variants.number[variant]}`;

  return { yaml, command };
})();
