using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Data;

/// <summary>The tables of the screening checklist.</summary>
internal static class ScreeningTables
{
    /// <summary>The tables whose rows never change.</summary>
    public static readonly string[] Frozen = ["ScreeningEntries", "HandOvers"];

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<ScreeningEntry>(entry =>
        {
            entry.Property(e => e.Item).HasMaxLength(80);
            entry.Property(e => e.Status).HasMaxLength(20);
            entry.Property(e => e.Note).HasMaxLength(4000);
            entry.HasIndex(e => new { e.PatientId, e.Number }).IsUnique();
            entry.HasIndex(e => new { e.SubmissionKey, e.Item }).IsUnique();
        });
        builder.Entity<HandOver>(handOver =>
        {
            handOver.Property(h => h.Kind).HasMaxLength(20);
            handOver.Property(h => h.Text).HasMaxLength(4000);
            handOver.HasIndex(h => new { h.PatientId, h.Number }).IsUnique();
            handOver.HasIndex(h => h.SubmissionKey).IsUnique();
        });
        builder.Entity<ScreeningSummary>(summary =>
        {
            summary.HasKey(s => s.PatientId);
            summary.HasOne(s => s.Patient).WithOne().HasForeignKey<ScreeningSummary>(s => s.PatientId);
            summary.Property(s => s.HandOver).HasMaxLength(20);
            summary.HasIndex(s => s.Outstanding);
            summary.HasIndex(s => s.NextDue);
            summary.HasIndex(s => s.FreshUntil);
            summary.HasIndex(s => s.HandOver);
        });
    }
}
