package dyepack.cli;

import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns what went wrong into one message on standard error and an exit code: 2 for what the user
 * can mend, 3 for a ledger, key or bundle that does not verify, 1 for a bug of ours. The only place
 * that catches broadly.
 */
final class ErrorPrinter implements IExecutionExceptionHandler, IParameterExceptionHandler {
  static final int BUG = 1;
  static final int BAD_INPUT = 2;
  static final int NOT_INTACT = 3;

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parsed) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof BadInputException) {
        commandLine.getErr().println("dyepack: " + cause.getMessage());
        return BAD_INPUT;
      }
      if (cause instanceof IntegrityException) {
        commandLine.getErr().println("dyepack: " + cause.getMessage());
        return NOT_INTACT;
      }
    }
    commandLine
        .getErr()
        .println("dyepack: this is a bug of Dyepack, not a mistake of yours. Please report:");
    exception.printStackTrace(commandLine.getErr());
    return BUG;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    command.getErr().println("dyepack: " + exception.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(exception, command.getErr())) {
      command
          .getErr()
          .println(
              "Try '" + command.getCommandSpec().qualifiedName() + " --help' for how to use it.");
    }
    return BAD_INPUT;
  }
}
