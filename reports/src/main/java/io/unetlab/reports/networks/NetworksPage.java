package io.unetlab.reports.networks;

import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Bullets;
import io.unetlab.reports.block.Block.Facts;
import io.unetlab.reports.block.Block.Facts.Fact;
import io.unetlab.reports.block.Block.Folded;
import io.unetlab.reports.block.Block.Interactive;
import io.unetlab.reports.block.Block.Paragraph;
import io.unetlab.reports.block.Block.TableOf;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Page;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.page.CostData;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.CompareView;
import io.unetlab.reports.view.Compared;
import io.unetlab.reports.view.SpecView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Networks side by side: their totals, pictures, modules, places and latencies. */
public final class NetworksPage {

  private static final String PEAK =
      "Peak activation memory belongs to a whole network: it is among the totals.";

  /**
   * What the page says about its own making.
   *
   * @param tool name and version of the program
   * @param command that writes it again
   * @param notes about the input, a sentence each
   */
  public record Origin(String tool, String command, List<String> notes) {
    public Origin {
      Objects.requireNonNull(tool, "tool");
      Objects.requireNonNull(command, "command");
      notes = List.copyOf(notes);
    }
  }

  private final NetworkSet networks;
  private final Origin origin;
  private final List<ModuleRow> modules;

  private NetworksPage(NetworkSet networks, Origin origin) {
    this.networks = networks;
    this.origin = origin;
    this.modules = ModuleRow.of(networks);
  }

  /**
   * The page of a set of networks.
   *
   * @param lacking what the pictures lack on this machine, if anything
   */
  public static Page of(NetworkSet networks, Origin origin, Optional<String> lacking) {
    NetworksPage page = new NetworksPage(networks, origin);
    List<Section> sections = new ArrayList<>();
    sections.add(page.pictures());
    sections.add(page.differences());
    sections.add(page.places());
    page.latency().ifPresent(sections::add);
    sections.add(page.method());
    return new Page(
        String.join(", ", networks.names()),
        "Networks side by side · baseline " + networks.base().name(),
        page.summary(lacking),
        sections);
  }

  private List<Block> summary(Optional<String> lacking) {
    DifferenceText text = new DifferenceText(networks);
    Table totals =
        CompareView.of(networks.baseFirst().stream().map(ComparedNetwork::counted).toList());
    Block still = new TableOf(totals, TableOf.Shape.MATRIX);
    List<String> notes = new ArrayList<>(origin.notes());
    lacking.ifPresent(notes::add);
    return new Blocks()
        .add(Paragraph.of(Paragraph.Tone.LEAD, text.lead()))
        .bullets(Bullets.Kind.WARNINGS, notes)
        .add(new Interactive("totals", "Totals", TotalsData.of(networks), List.of(still)))
        .bullets(text.blocks())
        .all();
  }

  private Section pictures() {
    return new Blocks()
        .add(new NetworksPictures(networks).block())
        .section("networks", "Pictures", "The networks");
  }

  private Section differences() {
    ModuleTables tables = new ModuleTables(networks, modules);
    List<Block> still =
        tables.macs().isEmpty()
            ? new Blocks().paragraph("No module differs.").all()
            : List.of(folded("MACs", tables.macs()), folded("Parameters", tables.params()));
    ModulesData data = ModulesData.of(networks, modules);
    return new Blocks()
        .add(new Interactive("modules", "Modules of the networks", data, still))
        .note(PEAK)
        .section("modules", "Modules", "Differences by module");
  }

  private static Block folded(String of, Table table) {
    String title = of + " of the " + table.rows().size() + " modules that differ";
    return new Folded(title, new Blocks().table(table).all());
  }

  private Section places() {
    CostData costs =
        CostData.of(
            networks.networks().stream()
                .map(it -> new Compared(it.name(), it.counted().parts()))
                .toList());
    List<Block> still = new Blocks().table("MACs", PlacesTable.of(costs)).all();
    return new Blocks()
        .add(new Interactive("cost", "Where the cost is", costs, still))
        .section("cost", "Cost", "Where the cost is");
  }

  private Optional<Section> latency() {
    Table rows = LatencyRows.of(networks);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Blocks()
                .table(rows)
                .note(
                    "Times of different devices, runtimes or records are not comparable;"
                        + " unetlab bench measures networks together and says whether they differ.")
                .section("latency", "Latency", "Latency of one run"));
  }

  private Section method() {
    List<Fact> facts = new ArrayList<>(List.of(new Fact("UNetLab", origin.tool())));
    networks
        .networks()
        .forEach(
            it ->
                facts.add(
                    new Fact(
                        it.name(),
                        it.counted().spec().kind() + ", hash " + it.counted().hash().hex())));
    return new Blocks()
        .bullets(
            List.of(
                "Every count is exact: each network is built and counted; nothing is estimated.",
                SpecView.convention(networks.base().counted()) + ".",
                "Modules of one full name correspond; a block that keeps its name and changes its"
                    + " operations is changed."))
        .add(new Facts(facts))
        .add(new Block.Code(origin.command()))
        .section("method", "Method", "Method and command");
  }
}
