/**
 * Discrete-time competing risks: in each stretch of time a deal that is still open is won, lost or stays open, with
 *
 *   P(cause k) = exp(eta_k) / (1 + exp(eta_won) + exp(eta_lost)),   eta_k = offset + sum of its levels' coefficients.
 *
 * A multinomial logit on person-period data (Allison 1982, "Discrete-time methods for the analysis of event histories";
 * Tutz & Schmid 2016, "Modeling discrete time-to-event data", ch. 8), its coefficients pulled towards 0 by normal priors:
 * a level with few deals leans on the whole (partial pooling; Gelman & Hill 2007, ch. 12). Newton's method; the inverse of
 * the penalised information is the covariance of the estimate (Laplace).
 */

export const CAUSES = 2;

/** Every row has one level of each factor; levels are numbered through all factors. */
export interface RiskRows {
  factors: number;
  /** `factors` levels a row. */
  levels: Int32Array;
  /** 0: stayed open, 1: won, 2: lost. */
  outcome: Uint8Array;
  weight: Float64Array;
  /** Logarithm of the stretch's length. */
  offset: Float64Array;
}

export interface RiskModel {
  /** By cause, then by level. */
  coefficients: readonly [Float64Array, Float64Array];
  /** Lower triangle, by row, of the factor L with information = L L'; order: cause, then level. */
  root: Float64Array;
  size: number;
}

const MOST_STEPS = 25;
const ENOUGH = 1e-4;

/**
 * @param priorSd by level: standard deviation of the prior of its coefficients
 * @throws Error where rows hold a level that is not there
 */
export function fitRisks(rows: RiskRows, priorSd: Float64Array): RiskModel {
  const count = priorSd.length;
  const size = CAUSES * count;
  const beta = new Float64Array(size);
  let value = penalised(rows, beta, priorSd);
  let root = new Float64Array(0);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { gradient, information } = derivatives(rows, beta, priorSd);
    root = cholesky(information, size);
    const move = solve(root, size, gradient);
    let share = 1;
    let next = moved(beta, move, share);
    let reached = penalised(rows, next, priorSd);
    // The whole step overshoots where a level has hardly any outcome.
    while (reached < value && share > 1e-6) {
      share /= 2;
      next = moved(beta, move, share);
      reached = penalised(rows, next, priorSd);
    }
    beta.set(next);
    const gain = reached - value;
    value = reached;
    if (gain < ENOUGH) break;
  }
  return { coefficients: [beta.slice(0, count), beta.slice(count)], root, size };
}

function moved(beta: Float64Array, move: Float64Array, share: number): Float64Array {
  return beta.map((b, at) => b + share * (move[at] as number));
}

/** Log likelihood with the priors'. */
function penalised(rows: RiskRows, beta: Float64Array, priorSd: Float64Array): number {
  const { factors, levels, outcome, weight, offset } = rows;
  const count = priorSd.length;
  let sum = 0;
  for (let row = 0; row < outcome.length; row += 1) {
    let won = offset[row] as number;
    let lost = won;
    for (let at = row * factors; at < (row + 1) * factors; at += 1) {
      const level = levels[at] as number;
      won += beta[level] as number;
      lost += beta[count + level] as number;
    }
    const what = outcome[row] as number;
    const eta = what === 1 ? won : what === 2 ? lost : 0;
    sum += (weight[row] as number) * (eta - Math.log(1 + Math.exp(won) + Math.exp(lost)));
  }
  for (let at = 0; at < beta.length; at += 1)
    sum -= ((beta[at] as number) / (priorSd[at % count] as number)) ** 2 / 2;
  return sum;
}

function derivatives(rows: RiskRows, beta: Float64Array, priorSd: Float64Array) {
  const { factors, levels, outcome, weight, offset } = rows;
  const count = priorSd.length;
  const size = CAUSES * count;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  for (let row = 0; row < outcome.length; row += 1) {
    const begin = row * factors;
    const end = begin + factors;
    let won = offset[row] as number;
    let lost = won;
    for (let at = begin; at < end; at += 1) {
      const level = levels[at] as number;
      won += beta[level] as number;
      lost += beta[count + level] as number;
    }
    const ofWon = Math.exp(won);
    const ofLost = Math.exp(lost);
    const total = 1 + ofWon + ofLost;
    const p = ofWon / total;
    const q = ofLost / total;
    const w = weight[row] as number;
    const what = outcome[row] as number;
    const gradientWon = w * ((what === 1 ? 1 : 0) - p);
    const gradientLost = w * ((what === 2 ? 1 : 0) - q);
    const won2 = w * p * (1 - p);
    const lost2 = w * q * (1 - q);
    const both = -w * p * q;
    for (let at = begin; at < end; at += 1) {
      const level = levels[at] as number;
      gradient[level] = (gradient[level] as number) + gradientWon;
      gradient[count + level] = (gradient[count + level] as number) + gradientLost;
      const ofWonRow = level * size;
      const ofLostRow = (count + level) * size;
      for (let other = begin; other < end; other += 1) {
        const second = levels[other] as number;
        information[ofLostRow + second] = (information[ofLostRow + second] as number) + both;
        // Only the lower triangle is read.
        if (second > level) continue;
        information[ofWonRow + second] = (information[ofWonRow + second] as number) + won2;
        const at2 = ofLostRow + count + second;
        information[at2] = (information[at2] as number) + lost2;
      }
    }
  }
  for (let at = 0; at < size; at += 1) {
    const precision = 1 / (priorSd[at % count] as number) ** 2;
    gradient[at] = (gradient[at] as number) - precision * (beta[at] as number);
    information[at * size + at] = (information[at * size + at] as number) + precision;
  }
  return { gradient, information };
}

/** In place. @returns the lower triangle L with L L' = the matrix */
function cholesky<T extends Float64Array>(matrix: T, size: number): T {
  for (let row = 0; row < size; row += 1) {
    const r = row * size;
    for (let column = 0; column <= row; column += 1) {
      const c = column * size;
      let sum = matrix[r + column] as number;
      for (let at = 0; at < column; at += 1) sum -= (matrix[r + at] as number) * (matrix[c + at] as number);
      if (column === row) {
        if (!(sum > 0)) throw new Error("the priors make the information positive");
        matrix[r + row] = Math.sqrt(sum);
      } else matrix[r + column] = sum / (matrix[c + column] as number);
    }
  }
  return matrix;
}

/** y with L y = b. */
function forward(root: Float64Array, size: number, b: Float64Array): Float64Array {
  const y = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = b[row] as number;
    const r = row * size;
    for (let at = 0; at < row; at += 1) sum -= (root[r + at] as number) * (y[at] as number);
    y[row] = sum / (root[r + row] as number);
  }
  return y;
}

function solve(root: Float64Array, size: number, b: Float64Array): Float64Array {
  const x = forward(root, size, b);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = x[row] as number;
    for (let at = row + 1; at < size; at += 1) sum -= (root[at * size + row] as number) * (x[at] as number);
    x[row] = sum / (root[row * size + row] as number);
  }
  return x;
}

/** Covariance of the coefficients, whole; order: cause, then level. */
export function covarianceOf({ root, size }: RiskModel): Float64Array {
  const covariance = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    unit.fill(0);
    unit[column] = 1;
    covariance.set(solve(root, size, unit), column * size);
  }
  return covariance;
}
