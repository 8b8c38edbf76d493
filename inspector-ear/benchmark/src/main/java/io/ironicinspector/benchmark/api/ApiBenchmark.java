package io.ironicinspector.benchmark.api;

import io.ironicinspector.benchmark.Program;
import io.ironicinspector.benchmark.report.Report;
import io.ironicinspector.benchmark.service.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The program behind {@code server-config/bin/api-benchmark}. */
final class ApiBenchmark {
  private ApiBenchmark() {}

  public static void main(String[] arguments) {
    // A program's answer to its user: nothing else in here writes to the console.
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return Program.run("api-benchmark", ApiBenchmark::measure, arguments, out, err);
  }

  private static int measure(List<String> arguments, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    ApiOptions options = ApiOptions.parse(arguments);
    Report report = new ApiMeasurement(options, Checkout.ofProperty(), err).run();
    report.print(out);
    if (options.json().isPresent()) {
      report.write(options.json().get());
    }
    return report.failures() == 0 ? 0 : 1;
  }
}
