using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JakAdvisor.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Security;

/// <summary>
/// Writes and checks the audit chain. Each hash is keyed (HMAC-SHA-256) and covers the row before; after every commit the count and last hash are also
/// written to a file outside the database, so that a tail cut off is noticed.
/// </summary>
public sealed class AuditTrail(byte[] key, string checkpointFile) : IDisposable
{
    private const string Nothing = "";
    private readonly SemaphoreSlim _oneWriter = new(1);
    private readonly SemaphoreSlim _checkpoint = new(1);

    /// <summary>SQLite knows one writer: waiting in line here is faster than its retries. Other databases pass through.</summary>
    public async Task<IDisposable?> EnterAsync(bool sqlite, CancellationToken cancellation)
    {
        if (!sqlite) return null;
        await _oneWriter.WaitAsync(cancellation);
        return new Leave(_oneWriter);
    }

    /// <summary>Adds the rows of these notes to the context, chained to the last committed row. Runs inside the caller's transaction.</summary>
    public async Task<IReadOnlyList<AuditRow>> AppendAsync(ClinicDb db, IReadOnlyList<AuditNote> notes, CurrentUser user, CancellationToken cancellation)
    {
        // One chain for all processes: the lock holds until the transaction ends.
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(7305110)", cancellation);
        var last = await db.AuditRows.OrderByDescending(r => r.Number).Select(r => new { r.Number, r.Hash }).FirstOrDefaultAsync(cancellation);
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? Nothing);
        var rows = new List<AuditRow>(notes.Count);
        foreach (var note in notes)
        {
            var row = new AuditRow
            {
                Number = ++number,
                At = user.Now,
                UserId = user.Id,
                UserName = user.Name,
                Address = user.Address,
                Action = note.Action,
                Subject = note.Subject,
                SubjectId = note.SubjectId,
                PatientId = note.Patient,
                Before = note.Before,
                After = note.After,
                PreviousHash = hash,
                Hash = "",
            };
            row.Hash = hash = Hash(row);
            rows.Add(row);
        }
        db.AuditRows.AddRange(rows);
        return rows;
    }

    /// <summary>Writes count and last hash outside the database.</summary>
    public async Task CheckpointAsync(AuditRow last)
    {
        await _checkpoint.WaitAsync();
        try
        {
            await using var file = new FileStream(checkpointFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            DropTornLine(file);
            await file.WriteAsync(Encoding.UTF8.GetBytes(Text($"{last.Number} {last.Hash}\n")));
        }
        finally
        {
            _checkpoint.Release();
        }
    }

    /// <summary>Every fault of the chain, in words; empty when it is whole.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync(ClinicDb db, CancellationToken cancellation = default)
    {
        var faults = new List<string>();
        var checkpoints = ReadCheckpoints(faults);
        var (expected, previous) = (1L, Nothing);
        await foreach (var row in db.AuditRows.AsNoTracking().OrderBy(r => r.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.Number != expected) faults.Add(Text($"Row {expected} is missing: the next row is {row.Number}."));
            if (row.PreviousHash != previous) faults.Add(Text($"Row {row.Number} does not follow the row before it."));
            if (row.Hash != Hash(row)) faults.Add(Text($"Row {row.Number} was changed."));
            if (checkpoints.Remove(row.Number, out var kept) && kept != row.Hash) faults.Add(Text($"Row {row.Number} is not the one that was written."));
            (expected, previous) = (row.Number + 1, row.Hash);
        }
        if (checkpoints.Keys.Where(n => n >= expected).DefaultIfEmpty(0).Max() is > 0 and var cut) faults.Add(Text($"The rows from {expected} to {cut} were cut off."));
        return faults;
    }

    public void Dispose()
    {
        _oneWriter.Dispose();
        _checkpoint.Dispose();
    }

    private Dictionary<long, string> ReadCheckpoints(List<string> faults)
    {
        var checkpoints = new Dictionary<long, string>();
        if (!File.Exists(checkpointFile)) return checkpoints;
        var text = File.ReadAllText(checkpointFile);
        // What follows the last line end is a checkpoint that a stopped process did not finish.
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) checkpoints[number] = parts[1];
            else faults.Add("The checkpoint file has a line that is none.");
        }
        return checkpoints;
    }

    /// <summary>A process stopped while it wrote leaves a line without its end: that checkpoint was never made. Ends where the next line begins.</summary>
    private static void DropTornLine(FileStream file)
    {
        for (; file.Length > 0; file.SetLength(file.Length - 1))
        {
            file.Position = file.Length - 1;
            if (file.ReadByte() == '\n') return;
        }
    }

    private string Hash(AuditRow row)
    {
        var text = new StringBuilder();
        foreach (var part in new[]
        {
            row.PreviousHash, Text($"{row.Number}"), row.At.ToString("O", CultureInfo.InvariantCulture), row.UserId, row.UserName, row.Address, row.Action,
            row.Subject, row.SubjectId, row.PatientId?.ToString() ?? "", row.Before, row.After,
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        }
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
