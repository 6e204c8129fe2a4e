package dev.aisle.market.clicks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Attention as a function of where a place is and of a few parameters.
interface AttentionCurve {
  /// Where a search for the parameters begins.
  double[] start();

  /// The logarithm of the attention; `gradient` receives its derivatives by the parameters.
  double log(Exposures.Context context, double[] parameters, double[] gradient);

  /// `row^-decay * (1 - (1 - lastColumn) * across)`, as [PositionBased] has it.
  final class Base implements AttentionCurve {
    private static final double LEAST_FACTOR = 1e-3;

    @Override
    public double[] start() {
      return new double[] {0.5, 0.8};
    }

    @Override
    public double log(Exposures.Context context, double[] parameters, double[] gradient) {
      double logRow = StrictMath.log(context.row());
      double factor = Math.max(LEAST_FACTOR, 1 - (1 - parameters[1]) * context.across());
      gradient[0] = -logRow;
      gradient[1] = context.across() / factor;
      return -parameters[0] * logRow + StrictMath.log(factor);
    }
  }

  /// `sqrt(base) * d^-distance`, as [Dependent] has it.
  final class LastClick implements AttentionCurve {
    private final Base base = new Base();

    @Override
    public double[] start() {
      return new double[] {0.5, 0.8, 0.3};
    }

    @Override
    public double log(Exposures.Context context, double[] parameters, double[] gradient) {
      double half = base.log(context, parameters, gradient) / 2;
      double logDistance = StrictMath.log(context.distance());
      gradient[0] /= 2;
      gradient[1] /= 2;
      gradient[2] = -logDistance;
      return half - parameters[2] * logDistance;
    }
  }

  /// A number of its own for the logarithm of the attention at each place but the first ones, at
  /// which it is 0.
  final class Table implements AttentionCurve {
    private final Map<Exposures.Context, Integer> index = new HashMap<>();

    Table(List<Exposures.Context> contexts) {
      for (Exposures.Context context : contexts) {
        if (context.place() > 0) {
          index.put(context, index.size());
        }
      }
    }

    /// The places, with the index of their parameter.
    Map<Exposures.Context, Integer> index() {
      return index;
    }

    @Override
    public double[] start() {
      return new double[index.size()];
    }

    @Override
    public double log(Exposures.Context context, double[] parameters, double[] gradient) {
      Integer at = index.get(context);
      if (at == null) {
        return 0;
      }
      gradient[at] = 1;
      return parameters[at];
    }
  }
}
