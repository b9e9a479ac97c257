using System.Text.Json;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Screening;

/// <summary>Hands a work-up over for decision, or back with a question: one row a submission.</summary>
public sealed class HandOvers(ClinicDb db, Workups workups, CurrentUser user)
{
    private const int Attempts = 12;

    public const int LongestText = 4000;

    public async Task<HandOver> SaveAsync(Guid patient, string kind, string text, Guid key, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.HandOvers.AsNoTracking().FirstOrDefaultAsync(h => h.SubmissionKey == key, cancellation) is { } repeated) return repeated;
            var workup = await workups.FindAsync(patient, cancellation) ?? throw new ArgumentException("There is no such patient", nameof(patient));
            var row = new HandOver
            {
                Id = Guid.CreateVersion7(),
                PatientId = patient,
                Number = workup.HandOvers.Count == 0 ? 1 : workup.HandOvers[0].Number + 1,
                Kind = kind,
                Text = text,
                StillOpen = JsonSerializer.Serialize(workup.Decisive.Select(g => g.Question)),
                AuthorId = user.Id,
                AuthorName = user.Name,
                CreatedAt = user.Now,
                SubmissionKey = key,
            };
            db.HandOvers.Add(row);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return row;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The decisive questions that were open when it was handed over.</summary>
    public static IReadOnlyList<string> StillOpen(HandOver handOver) => JsonSerializer.Deserialize<List<string>>(handOver.StillOpen) ?? [];
}
