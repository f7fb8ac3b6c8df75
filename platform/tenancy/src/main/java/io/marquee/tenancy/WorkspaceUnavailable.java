package io.marquee.tenancy;

import java.sql.SQLException;
import java.util.Optional;
import org.springframework.transaction.TransactionException;

/**
 * A transaction could not begin since its workspace is out of reach for a moment: it is just being
 * moved, or held because its schema could not be migrated. Nothing was done; trying again later
 * helps.
 */
public class WorkspaceUnavailable extends TransactionException {

  /** Why it is out of reach. */
  public enum Reason {
    /** It is switched to another place at this moment. */
    MOVING,
    /** Its schema is not as the code needs it. */
    HELD
  }

  private static final String HELD = "MQ001";
  private static final String MOVING = "MQ002";

  private final Reason reason;

  private WorkspaceUnavailable(Reason reason, SQLException cause) {
    super("the workspace is not available: " + reason, cause);
    this.reason = reason;
  }

  /**
   * Reads what the database said.
   *
   * @param refused its error
   * @return empty when it is about something else
   */
  public static Optional<WorkspaceUnavailable> of(SQLException refused) {
    return switch (String.valueOf(refused.getSQLState())) {
      case HELD -> Optional.of(new WorkspaceUnavailable(Reason.HELD, refused));
      case MOVING -> Optional.of(new WorkspaceUnavailable(Reason.MOVING, refused));
      default -> Optional.empty();
    };
  }

  /**
   * Why it is out of reach.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
