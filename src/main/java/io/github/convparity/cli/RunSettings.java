package io.github.convparity.cli;

/**
 * All that a run is told by its user.
 *
 * @param selection which cases
 * @param candidates which implementations
 * @param execution how they are run and judged
 * @param survival what outlives a process
 * @param output what is written, and where
 * @param history what is taken from earlier runs
 */
record RunSettings(
    SelectionOptions selection,
    CandidateOptions candidates,
    ExecutionOptions execution,
    SurvivalOptions survival,
    RunOutputOptions output,
    HistoryOptions history) {}
