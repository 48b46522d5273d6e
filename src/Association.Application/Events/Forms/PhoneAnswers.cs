using Association.Application.Access;
using Association.Application.Common;
using Association.Domain.Common;
using Association.Domain.Events;
using Association.Domain.Events.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Association.Application.Events.Forms;

/// <summary>Opens the telephone number that somebody gave as an answer; the audit says who looked at whose, not what it was.</summary>
[Requires(Permissions.EditRegistrations)]
public sealed record OpenPhoneAnswer(Id<Event> Event, Id<Registration> Registration, Id<FormQuestion> Question) : ICommand<Result<string>>, IInEvent;

internal sealed class OpenPhoneAnswerHandler(IAssociationDb db, IPersonalNumbers numbers, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenPhoneAnswer, Result<string>>
{
    public const string Action = "answers.number-opened";

    public async Task<Result<string>> Handle(OpenPhoneAnswer command, CancellationToken cancellationToken)
    {
        var answer = await db.Answers.AsNoTracking().FirstOrDefaultAsync(a => a.Registration == command.Registration && a.Question == command.Question
            && db.Registrations.Any(r => r.Id == a.Registration && r.Event == command.Event), cancellationToken);
        if (answer?.Phone is not { } phone) return Error.NotFound("number");
        db.Note(user, clock, Action, $"{command.Registration}", new { Question = answer.Asked.Zh, phone.Masked }, entity: nameof(Registration));
        return numbers.Open(phone);
    }
}

/// <summary>Seals telephone numbers that were answered before such answers were sealed; run again until it answers 0.</summary>
[Requires(Permissions.System)]
public sealed record SealPhoneAnswers : ICommand<Result<int>>
{
    public const int BatchSize = 200;
}

internal sealed class SealPhoneAnswersHandler(IAssociationDb db, IPersonalNumbers numbers) : IRequestHandler<SealPhoneAnswers, Result<int>>
{
    public async Task<Result<int>> Handle(SealPhoneAnswers command, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var answer in await db.Answers.Where(a => a.Kind == QuestionKind.Phone && a.Phone == null && a.Value != "").OrderBy(a => a.Id).Take(SealPhoneAnswers.BatchSize).ToListAsync(cancellationToken))
        {
            if (!ContactPhone.TryParse(answer.Value, out var phone, out _) && !ContactPhone.TryParseForeign(answer.Value, out phone)) continue;
            answer.Seal(numbers.Seal(phone));
            done++;
        }

        return done;
    }
}
