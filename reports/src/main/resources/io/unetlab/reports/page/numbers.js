// Numbers as text, the same in every view and as the tables of the report write them.
const numbers = (() => {
  // Four digits with a prefix: 386.1 M, 22, 12.75.
  const number = (value, precision = 4) => {
    if (value === 0) return "0";
    const rounded = Number(value.toPrecision(precision));
    const digits = Math.floor(Math.log10(Math.abs(rounded))) + 1;
    if (digits <= 4) return String(rounded);
    const step = Math.min(Math.floor((digits - 1) / 3), 4);
    const decimals = Math.max(0, precision - (digits - 3 * step));
    const scaled = (rounded / 1000 ** step).toFixed(decimals);
    return `${precision === 4 ? scaled : Number(scaled)} ${"kMGT"[step - 1]}`;
  };

  // With as many decimals as show that it is not zero, up to four; 0 % means exactly no change.
  const percent = (ratio) => {
    if (ratio === 0) return "0 %";
    const decimals = [1, 2, 3].find((it) => Number((100 * ratio).toFixed(it)) !== 0) ?? 4;
    return `${ratio > 0 ? "+" : ""}${(100 * ratio).toFixed(decimals)} %`;
  };

  const signed = (value) => (value > 0 ? "+" : "") + number(value);

  const bytes = (value) => {
    const digits = number(value);
    return /[kMGT]$/.test(digits) ? `${digits}B` : `${digits} B`;
  };

  return { number, percent, signed, bytes };
})();
