using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.SqlServer.Migrations
{
    /// <summary>What was written before is the Chinese text; the English is written later.</summary>
    public partial class EventVenueInTwoLanguages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "Room", table: "Sessions", newName: "Room_Zh");
            migrationBuilder.AlterColumn<string>(name: "Room_Zh", table: "Sessions", type: "nvarchar(300)", maxLength: 300, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(100)", oldMaxLength: 100, oldNullable: true);
            migrationBuilder.AddColumn<string>(name: "Room_En", table: "Sessions", type: "nvarchar(300)", maxLength: 300, nullable: true);
            migrationBuilder.RenameColumn(name: "Speaker", table: "Sessions", newName: "Speaker_Zh");
            migrationBuilder.AlterColumn<string>(name: "Speaker_Zh", table: "Sessions", type: "nvarchar(300)", maxLength: 300, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(200)", oldMaxLength: 200, oldNullable: true);
            migrationBuilder.AddColumn<string>(name: "Speaker_En", table: "Sessions", type: "nvarchar(300)", maxLength: 300, nullable: true);
            migrationBuilder.RenameColumn(name: "Venue", table: "Events", newName: "Venue_Zh");
            migrationBuilder.AlterColumn<string>(name: "Venue_Zh", table: "Events", type: "nvarchar(300)", maxLength: 300, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(200)", oldMaxLength: 200, oldNullable: true);
            migrationBuilder.AddColumn<string>(name: "Venue_En", table: "Events", type: "nvarchar(300)", maxLength: 300, nullable: true);
            migrationBuilder.RenameColumn(name: "VenueAddress", table: "Events", newName: "VenueAddress_Zh");
            migrationBuilder.AlterColumn<string>(name: "VenueAddress_Zh", table: "Events", type: "nvarchar(300)", maxLength: 300, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(200)", oldMaxLength: 200, oldNullable: true);
            migrationBuilder.AddColumn<string>(name: "VenueAddress_En", table: "Events", type: "nvarchar(300)", maxLength: 300, nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "Room_En", table: "Sessions");
            migrationBuilder.AlterColumn<string>(name: "Room_Zh", table: "Sessions", type: "nvarchar(100)", maxLength: 100, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(300)", oldMaxLength: 300, oldNullable: true);
            migrationBuilder.RenameColumn(name: "Room_Zh", table: "Sessions", newName: "Room");
            migrationBuilder.DropColumn(name: "Speaker_En", table: "Sessions");
            migrationBuilder.AlterColumn<string>(name: "Speaker_Zh", table: "Sessions", type: "nvarchar(200)", maxLength: 200, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(300)", oldMaxLength: 300, oldNullable: true);
            migrationBuilder.RenameColumn(name: "Speaker_Zh", table: "Sessions", newName: "Speaker");
            migrationBuilder.DropColumn(name: "Venue_En", table: "Events");
            migrationBuilder.AlterColumn<string>(name: "Venue_Zh", table: "Events", type: "nvarchar(200)", maxLength: 200, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(300)", oldMaxLength: 300, oldNullable: true);
            migrationBuilder.RenameColumn(name: "Venue_Zh", table: "Events", newName: "Venue");
            migrationBuilder.DropColumn(name: "VenueAddress_En", table: "Events");
            migrationBuilder.AlterColumn<string>(name: "VenueAddress_Zh", table: "Events", type: "nvarchar(200)", maxLength: 200, nullable: true,
                oldClrType: typeof(string), oldType: "nvarchar(300)", oldMaxLength: 300, oldNullable: true);
            migrationBuilder.RenameColumn(name: "VenueAddress_Zh", table: "Events", newName: "VenueAddress");
        }
    }
}
