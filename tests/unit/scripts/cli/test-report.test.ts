import { expect, test } from 'vitest';
import { countTests, renderReport } from '../../../../scripts/cli/test-report.ts';

const report = (fields: object): string =>
  JSON.stringify({
    success: true,
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    ...fields,
  });

test('tests are counted as the run reports them', () => {
  expect(countTests(report({}), 0)).toEqual({ passed: 7, failed: 0, skipped: 1 });
  expect(countTests(report({ success: false, numFailedTests: 2 }), 1)).toEqual({
    passed: 7,
    failed: 2,
    skipped: 1,
  });
});

test('a run that failed outside of its tests, or wrote no report, counts as one failure', () => {
  expect(countTests(report({}), 1).failed).toBe(1);
  expect(countTests(report({ success: false }), 0).failed).toBe(1);
  expect(countTests(null, 0).failed).toBe(1);
  expect(countTests('[]', 0).failed).toBe(1);
});

test('the last line sums up', () => {
  const text = renderReport([
    { name: 'types', passed: 1, failed: 0, skipped: 0, seconds: 12.34 },
    { name: 'unit', passed: 10, failed: 2, skipped: 3, seconds: 100 },
  ]);
  expect(text.split('\n')).toEqual([
    'types  ok         12.3 s  1 passed, 0 failed',
    'unit   FAILED    100.0 s  10 passed, 2 failed, 3 skipped',
    '',
    '11 passed, 2 failed',
    '',
  ]);
});
