/// Reports: what an experiment or an evaluation found, as one HTML page with plots, and as JSON.
///
/// Read [dev.aisle.app.reports.Report] for the content, then [dev.aisle.app.reports.Plot].
/// ```java
/// Report report =
///     Report.of("Ranking by HCCP", "Orders rise by 2.1 % [0.9, 3.2].", provenance)
///         .with(new Section.Compared("Policies", comparison))
///         .with(Section.Plots.of("Clicks", clicksByPosition))
///         .with(new Section.Figures("Figures", figures));
/// ReportWriter.write(report, Path.of("reports"), "hccp-meadow");
/// ReportWriter.write(clicksByPosition, Path.of("docs/market/clicks-by-position.svg"));
/// ```
///
/// **Honest by construction.** A report has its provenance or cannot be made. A comparison has a
/// row for random, popularity, baseline, model and oracle, or the reason why one was not run. A
/// policy that beats the oracle at the oracle's own objective raises an alarm whether or not
/// anybody asked, and alarms come before everything else.
///
/// **Own drawing.** A line chart of 24 positions by XChart 3.8.8 through Batik's `SVGGraphics2D`
/// has 218 kB, with every letter as an outline, so that nobody can read, search or hear it; its
/// bytes depend on the fonts of the machine, its colours are fixed for light pages, and it knows no
/// forest plot. The same chart has 12 kB here. So `Chart` lays out, `Scale` finds ticks, `Marks`
/// draws, and `Markup` writes and escapes.
///
/// **No script.** Pages carry a policy that forbids scripts and network; numbers behind a mark show
/// as its `<title>`.
@NullMarked
package dev.aisle.app.reports;

import org.jspecify.annotations.NullMarked;
