using System.Text.Encodings.Web;
using System.Text.Json;
using JakAdvisor.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JakAdvisor.Web.Security;

/// <summary>Something to be audited, before it has its number and hash.</summary>
public sealed record AuditNote(string Action, string Subject, string SubjectId, Guid? Patient, string Before, string After);

/// <summary>Reads what is about to be saved: values before and after, secrets left out.</summary>
internal static class AuditNotes
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Secrets = new(StringComparer.Ordinal)
    {
        nameof(ClinicUser.PasswordHash), nameof(ClinicUser.SecurityStamp), nameof(ClinicUser.ConcurrencyStamp),
    };

    public static IEnumerable<AuditNote> Of(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            var note = entry.Entity switch
            {
                IAudited audited => (Id: audited.Id.ToString(), Patient: (Guid?)audited.AuditPatient),
                ClinicUser user => (Id: user.Id, Patient: null),
                _ => default,
            };
            if (note.Id is null) continue;
            var action = entry.State switch { EntityState.Added => "created", EntityState.Deleted => "deleted", _ => "changed" };
            yield return new AuditNote(action, entry.Metadata.ClrType.Name, note.Id, note.Patient, Values(entry, before: true), Values(entry, before: false));
        }
    }

    private static string Values(EntityEntry entry, bool before)
    {
        if (before ? entry.State == EntityState.Added : entry.State == EntityState.Deleted) return "";
        var values = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in entry.Properties.Where(p => entry.State != EntityState.Modified || !Equals(p.OriginalValue, p.CurrentValue)))
        {
            var name = property.Metadata.Name;
            values[name] = Secrets.Contains(name) ? "(secret)" : before ? property.OriginalValue : property.CurrentValue;
        }
        return JsonSerializer.Serialize(values, Json);
    }
}
