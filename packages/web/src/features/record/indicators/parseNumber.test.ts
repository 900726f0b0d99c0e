import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseNumber } from "./parseNumber.ts";

const read = (text: string, language: string): unknown => {
  const parsed = parseNumber(text, language);
  return "value" in parsed ? parsed.value : parsed.problem;
};

describe("a number as people write it", () => {
  it.each([
    ["1.234,5", 1234.5, 1234.5],
    ["1,234.5", 1234.5, 1234.5],
    ["1.234.567,89", 1234567.89, 1234567.89],
    ["1.234.567", 1234567, 1234567],
    ["12", 12, 12],
    ["-50", -50, -50],
    ["−50", -50, -50],
    ["+3,5", 3.5, 3.5],
    ["1 234,5", 1234.5, 1234.5],
    ["1 234.5", 1234.5, 1234.5],
    ["1’234.5", 1234.5, 1234.5],
    [" 7,25 ", 7.25, 7.25],
    ["0,5", 0.5, 0.5],
    // Groups have three digits and begin with another than nought: these can only be fractions.
    ["1.5", 1.5, 1.5],
    ["1,5", 1.5, 1.5],
    ["0.125", 0.125, 0.125],
    ["-0", 0, 0],
  ])("%s is read alike in both languages", (text, german, english) => {
    expect(read(text, "de")).toBe(german);
    expect(read(text, "en")).toBe(english);
  });

  it("is read as the language has it where both notations allow it", () => {
    expect(read("1.234", "de")).toBe(1234);
    expect(read("1.234", "en")).toBe(1.234);
    expect(read("1,234", "de")).toBe(1.234);
    expect(read("1,234", "en")).toBe(1234);
  });

  it.each([
    ["", "no-number"],
    ["-", "no-number"],
    ["viele", "no-number"],
    ["50 %", "unit"],
    ["12 Fälle", "unit"],
    ["1e5", "unit"],
    ["1.23.4", "grouping"],
    ["1,23,4", "grouping"],
    ["1.234,5,6", "grouping"],
    ["12.34,5", "grouping"],
    ["1..2", "grouping"],
    [",5", "grouping"],
    ["5,", "grouping"],
    ["12 34", "grouping"],
    ["3-4", "grouping"],
    ["1234567890123456", "too-long"],
  ])("%j is refused", (text, problem) => {
    expect(read(text, "de")).toBe(problem);
  });

  test.prop([fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 999 })])(
    "what the interface writes is read back",
    (whole, thousandths) => {
      const value = whole + (whole < 0 ? -thousandths : thousandths) / 1000;
      for (const language of ["de", "en"]) {
        const written = new Intl.NumberFormat(language === "en" ? "en-GB" : "de", {
          maximumFractionDigits: 3,
        }).format(value);
        expect(read(written, language)).toBeCloseTo(value, 6);
      }
    },
  );
});
