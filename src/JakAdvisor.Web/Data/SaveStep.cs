using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Data;

/// <summary>Reading, changing and saving as one step that begins again when somebody else saved in between.</summary>
internal static class SaveStep
{
    private const int Attempts = 5;

    /// <summary>
    /// Runs the step and saves what it changed; a step that changed nothing saves nothing. When another save came first (a row it read was changed or taken away, its
    /// submission was stored) the step runs again on what stands now. What fails every time is no matter of two at once and is thrown.
    /// </summary>
    public static async Task<T> SaveStepAsync<T>(this ClinicDb db, Func<Task<T>> step, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await step();
            try
            {
                if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(cancellation);
                return result;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>What became of a form that was sent.</summary>
public enum Sent
{
    /// <summary>It is stored, now or by an earlier sending of the same page.</summary>
    Stored,

    /// <summary>Somebody else changed or corrected the same thing meanwhile; nothing is stored.</summary>
    Overtaken,

    /// <summary>The same page was stored before with other answers; nothing more is stored.</summary>
    OtherAnswers,
}

/// <summary>Sentences about forms that were sent twice.</summary>
internal static class SentTwice
{
    public const string OtherAnswers = "This page was saved before, with other answers. What you typed stands below; save it again if it is right.";
}
