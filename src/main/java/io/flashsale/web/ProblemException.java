package io.flashsale.web;

/** A request that cannot be taken further, with its answer. */
final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    // Bad requests come by the thousand; a stack trace of each would be the attack.
    super(problem.error(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
