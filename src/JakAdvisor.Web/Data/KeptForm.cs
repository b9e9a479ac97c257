using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Data;

/// <summary>A form that was sent after the session of its sender had ended: kept, encrypted for that account, until they are back or an hour is over.</summary>
public sealed class KeptForm
{
    public Guid Id { get; init; }

    /// <summary>The account that sent it. Nobody else is shown it.</summary>
    public required string UserId { get; init; }

    /// <summary>Address and fields, encrypted.</summary>
    public required string Content { get; init; }

    public DateTime SentAt { get; init; }

    /// <summary>Sent again by its sender: it is offered no more, and may still be repeated until its hour is over.</summary>
    public bool SentAgain { get; set; }
}

internal static class KeptFormTables
{
    public static void AddKeptForms(this ModelBuilder builder) => builder.Entity<KeptForm>(form =>
    {
        form.HasIndex(f => new { f.UserId, f.SentAt });
        form.HasIndex(f => f.SentAt);
    });
}
