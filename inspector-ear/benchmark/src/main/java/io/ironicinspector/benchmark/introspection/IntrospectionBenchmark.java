package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.Program;
import io.ironicinspector.benchmark.report.Report;
import io.ironicinspector.benchmark.service.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The program behind {@code server-config/bin/introspection-benchmark}. */
final class IntrospectionBenchmark {
  private IntrospectionBenchmark() {}

  public static void main(String[] arguments) {
    // A program's answer to its user: nothing else in here writes to the console.
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return Program.run(
        "introspection-benchmark", IntrospectionBenchmark::measure, arguments, out, err);
  }

  private static int measure(List<String> arguments, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    IntrospectionOptions options = IntrospectionOptions.parse(arguments);
    Checkout checkout = Checkout.ofProperty();
    if (options.callbacks().isPresent()) {
      return new MemoryCheck(checkout, out, err).run(options.callbacks().getAsInt()) == 0 ? 0 : 1;
    }
    Report report = new IntrospectionMeasurement(options, checkout, err).run();
    report.print(out);
    if (options.json().isPresent()) {
      report.write(options.json().get());
    }
    return report.failures() == 0 ? 0 : 1;
  }
}
