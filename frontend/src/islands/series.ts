/** The data of a plot, as the server writes it into the page or serves it. */

export interface Series {
  label: string;
  values: (number | null)[];
  /** name of a colour token of the style sheet; without it the palette in order */
  tone?: string;
  /** one end of an interval: a thin line; the upper and the lower end enclose a band */
  is_end?: boolean;
  /** something to compare with: a dashed line */
  is_mark?: boolean;
}

export interface PlotData {
  /** seconds since 1970, or plain numbers when `time` is false */
  x: number[];
  series: Series[];
  time?: boolean;
  /** bars that begin at x instead of lines */
  bars?: boolean;
  /** what x is, in the reader's language */
  label?: string;
  unit?: string;
  /** a line across the plot at this x, with its words */
  mark?: { at: number; label: string };
}

/** Refuses data whose columns do not fit together: a plot must not lie. */
export function readPlot(text: string): PlotData {
  const data = JSON.parse(text) as PlotData;
  if (!Array.isArray(data.x) || !Array.isArray(data.series)) throw new Error("a plot needs x and series");
  for (const line of data.series) {
    if (line.values.length !== data.x.length) {
      throw new Error(`series "${line.label}" has ${line.values.length} values for ${data.x.length} points`);
    }
  }
  return data;
}

/** The ends of an interval first: what is drawn later, the line itself, lies upon their band. */
export function layer(data: PlotData): PlotData {
  const ends = data.series.filter((line) => line.is_end);
  return { ...data, series: [...ends, ...data.series.filter((line) => !line.is_end)] };
}
