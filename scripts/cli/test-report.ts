/** How one step of the checks ended. A check without tests of its own counts as one. */
export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  seconds: number;
}

/** What is needed of the report that Vitest writes as JSON. */
interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

function isReport(value: unknown): value is VitestReport {
  return (
    typeof value === 'object' &&
    value !== null &&
    'numPassedTests' in value &&
    'numFailedTests' in value
  );
}

/**
 * Counts the tests of a run.
 * @param json the report's text; null when the run wrote none, which is a failure
 * @param exitCode of the run: it may have failed outside of any test
 */
export function countTests(
  json: string | null,
  exitCode: number | null,
): Pick<StepResult, 'passed' | 'failed' | 'skipped'> {
  const report: unknown = json === null ? null : JSON.parse(json);
  if (!isReport(report)) return { passed: 0, failed: 1, skipped: 0 };
  const broken = exitCode !== 0 || !report.success;
  return {
    passed: report.numPassedTests,
    failed: broken ? Math.max(1, report.numFailedTests) : report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A table of the steps, and a closing line with the sums: `N passed, N failed`. */
export function renderReport(steps: readonly StepResult[]): string {
  const width = Math.max(...steps.map((step) => step.name.length));
  const rows = steps.map((step) => {
    const result = step.failed === 0 ? 'ok    ' : 'FAILED';
    const counts = [
      `${step.passed} passed`,
      `${step.failed} failed`,
      ...(step.skipped > 0 ? [`${step.skipped} skipped`] : []),
    ].join(', ');
    return `${step.name.padEnd(width)}  ${result}  ${step.seconds.toFixed(1).padStart(7)} s  ${counts}`;
  });
  const sum = (count: (step: StepResult) => number): number =>
    steps.reduce((total, step) => total + count(step), 0);
  return [
    ...rows,
    '',
    `${sum((step) => step.passed)} passed, ${sum((step) => step.failed)} failed`,
    '',
  ].join('\n');
}
